import { cpus } from "node:os";
import { format, resolveConfig } from "prettier";
import { CATEGORIES, type Category, type Cost, type Scored } from "./measure";
import type { Options, Preset } from "./options";

/** Every page reaches it in every category and both presets. */
export const AIM = 95;

/** A page in a preset: all its runs. */
export interface PageRuns {
  preset: Preset;
  page: string;
  runs: readonly Scored[];
}

/** The run in the middle; of an even number the lower one, which is not kinder than the truth. */
function middleRun(runs: readonly Scored[], category: Category): Scored {
  const sorted = [...runs].sort((a, b) => a.scores[category] - b.scores[category]);
  const found = sorted[Math.floor((sorted.length - 1) / 2)];
  if (found === undefined) throw new Error("nothing was measured");
  return found;
}

const scoreOf = ({ runs }: PageRuns, category: Category) => middleRun(runs, category).scores[category];

export function missesOf(all: readonly PageRuns[]): { of: PageRuns; category: Category; costs: readonly Cost[] }[] {
  return all.flatMap((of) =>
    CATEGORIES.filter((category) => scoreOf(of, category) < AIM).map((category) => ({
      of,
      category,
      costs: middleRun(of.runs, category).costs[category],
    })),
  );
}

/** One line for a terminal, and below it what cost points. */
export function linesOf(of: PageRuns): string {
  const shown = CATEGORIES.map((category) => `${category} ${scoreOf(of, category)}`).join("  ");
  const costs = CATEGORIES.flatMap((category) =>
    middleRun(of.runs, category).costs[category].map(
      ({ audit, points, shown: text }) => `    ${category} -${points.toFixed(1)} ${audit}: ${text}`,
    ),
  );
  return [`${of.preset.padEnd(8)} ${of.page.padEnd(20)} ${shown}`, ...costs].join("\n");
}

function tableOf(all: readonly PageRuns[], preset: Preset): string {
  const rows = all
    .filter((of) => of.preset === preset)
    .map((of) => `| ${of.page} | ${CATEGORIES.map((category) => scoreOf(of, category)).join(" | ")} |`);
  return [`| page | ${CATEGORIES.join(" | ")} |`, `|---|${CATEGORIES.map(() => "--:|").join("")}`, ...rows].join("\n");
}

/** `docs/lighthouse.md`. */
export async function reportOf(all: readonly PageRuns[], { runs, presets }: Options, load: number): Promise<string> {
  const [first] = all.flatMap((of) => of.runs);
  const [processor] = cpus();
  const text = `# Lighthouse

Written by \`npm run lighthouse -- --report\` on ${new Date().toISOString().slice(0, 10)}, with Lighthouse
${first?.lighthouse ?? ""} and Chromium ${first?.browser ?? ""}: medians of ${runs} runs on the production build with the demo's data, each with an
empty cache. The aim is ${AIM} in every category, in both presets of Lighthouse, with its own simulated throttling: \`mobile\`
(a slow 4G line, a processor four times slower) and \`desktop\`. Browser and server share the machine.

Machine: ${cpus().length} cores of ${processor?.model.trim() ?? "an unknown processor"}, Node ${process.versions.node}, load average ${load.toFixed(2)} at the start.

${presets.map((preset) => `## ${preset}\n\n${tableOf(all, preset)}`).join("\n\n")}
`;
  return format(text, { ...(await resolveConfig("docs/lighthouse.md")), parser: "markdown" });
}

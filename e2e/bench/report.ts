import { cpus } from "node:os";
import type { Effort } from "./compare";

/** One line of the result. */
export interface Figure {
  what: string;
  aim: string;
  figure: string;
  baseline: string;
  ratio: string;
  passed: boolean;
}

/** In the order in which they are measured. */
export const PARTS = [
  "whoami",
  "page",
  "machines",
  "people",
  "configuration",
  "scripts",
  "start",
  "decisions",
  "usage",
  "saml",
  "oidc",
] as const;

export type PartName = (typeof PARTS)[number];

/** What each part is about, and what it is compared with. */
const ABOUT: Readonly<Record<PartName, readonly [title: string, baseline: string]>> = {
  whoami: [
    "A caller by credential",
    "Baseline: node:http and pg alone with the same look-up (`e2e/bench/baseline.mjs`).",
  ],
  page: [
    "A page of 50 rows",
    "Baseline: a bare Next page with the same table, and neither session nor database (`e2e/bench/bare-page`).",
  ],
  machines: [
    "Callers and access tokens",
    "Baselines: callers as above; tokens against the same look-up and a signature of node:crypto (`e2e/bench/tokens-baseline.mjs`); growth against 10 credentials.",
  ],
  people: [
    "Lists, searches and the page of people",
    "Baselines: the list against node:http and pg alone; all else is the same among 100 people: growth.",
  ],
  configuration: [
    "The merged configuration",
    "Baseline: a caller looked up, and the same bytes answered (`e2e/bench/configuration-baseline.mjs`).",
  ],
  scripts: ["First-load scripts", "No baseline: sizes as they are."],
  start: ["Start and memory", "Baseline: node:http and pg alone."],
  decisions: [
    "Access decisions",
    "Baselines: node:http and pg with the same look-up and one query written by hand on the same rows (`e2e/bench/decisions-baseline.mjs`); growth, lists and searches against a workspace of 10,000 resources.",
  ],
  usage: [
    "Usage",
    "Baselines: ingestion against COPY of as many rows into a table without indexes; reads against the same pages over few events: growth.",
  ],
  saml: ["SAML", "Baseline: node-saml by itself on the same responses."],
  oidc: ["OpenID Connect", "Baseline: openid-client by itself against the same provider."],
};

const HEAD = ["", "aim", "figure", "baseline", "ratio", ""] as const;

function cellsOf({ what, aim, figure, baseline, ratio, passed }: Figure): string[] {
  return [what, aim, figure, baseline, ratio, passed ? "pass" : "MISS"];
}

/** For a terminal: columns padded to their widest cell. */
export function plainTable(figures: readonly Figure[]): string {
  const rows = [[...HEAD], ...figures.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function markdownTable(figures: readonly Figure[]): string {
  const rows = [["what", ...HEAD.slice(1)], ...figures.map(cellsOf)].map((row) =>
    row.map((cell) => cell.replaceAll("|", "\\|")),
  );
  const widths = HEAD.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}

const INTRODUCTION = `# Performance

Written by \`npm run bench -- --report\`, part by part (\`--only=PART\` renews that part alone). Every figure that has a
baseline was taken in turns with it, in the same run on the same machine, so that the ratio holds where the absolute
figure does not. Rates are of 16 clients on kept connections against one process, where nothing else is said; CPU time is
that of the server's process for each request. Client, server and PostgreSQL share the machine. Why some aims are missed
stands in [decision 011](decisions/011-aims-that-are-missed.md).`;

/** Sections by their titles, without the introduction. */
function sectionsOf(text: string): Map<string, string> {
  const sections = text.split(/^## /m).slice(1);
  return new Map(sections.map((section) => [section.split("\n", 1)[0] ?? "", section.trim()]));
}

function sectionOf(part: PartName, figures: readonly Figure[], { seconds, rounds }: Effort): string {
  const [title, baseline] = ABOUT[part];
  const [processor] = cpus();
  const machine = `${cpus().length} cores of ${processor?.model.trim() ?? "an unknown processor"}, Node ${process.versions.node}`;
  const how = `Measured on ${new Date().toISOString().slice(0, 10)} on ${machine}; medians of ${rounds} rounds of ${seconds} s.`;
  return `${title}\n\n${baseline} ${how}\n\n${markdownTable(figures)}`;
}

/** `docs/performance.md` with the figures of one part renewed; those of the others stay as they were measured. */
export function report(before: string, part: PartName, figures: readonly Figure[], effort: Effort): string {
  const sections = sectionsOf(before);
  sections.set(ABOUT[part][0], sectionOf(part, figures, effort));
  const kept = PARTS.flatMap((name) => sections.get(ABOUT[name][0]) ?? []);
  return `${INTRODUCTION}\n\n${kept.map((section) => `## ${section}`).join("\n\n")}\n`;
}

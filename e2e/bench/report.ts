import { cpus } from "node:os";

/** One line of the result. */
export interface Figure {
  what: string;
  aim: string;
  figure: string;
  baseline: string;
  ratio: string;
  passed: boolean;
}

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

/** `docs/performance.md`. */
export function report(figures: readonly Figure[], effort: { seconds: number; rounds: number }): string {
  const rows = figures.map((figure) => `| ${cellsOf(figure).join(" | ")} |`);
  const [processor] = cpus();
  return `# Performance

Written by \`npm run bench -- --report\`. Every figure that has a baseline was taken in turns with it, in the same run on
the same machine, so that the ratio holds where the absolute figure does not. Rates are of 16 clients on kept
connections against one process, medians of ${effort.rounds} rounds of ${effort.seconds} seconds; CPU time is that of the
server's process for each request. Client, server and PostgreSQL share the machine.

Machine: ${cpus().length} cores of ${processor?.model.trim() ?? "an unknown processor"}, Node ${process.versions.node}, PostgreSQL on the same machine.

| what | aim | figure | baseline | ratio | |
|---|---|---|---|---|---|
${rows.join("\n")}

Baselines: \`GET /whoami\` against node:http and pg alone with the same look-up (\`e2e/bench/baseline.mjs\`); the credentials
page against a bare Next page with the same table and neither session nor database (\`e2e/bench/bare-page\`); start and
memory, callers by Bearer and by a project's credential against the first of these; tokens against the same look-up and a
signature of node:crypto (\`e2e/bench/tokens-baseline.mjs\`); decisions against node:http and pg with the same look-up and one query written by hand on
the same rows (\`e2e/bench/decisions-baseline.mjs\`), a configuration against the same bytes (\`e2e/bench/configuration-baseline.mjs\`), searches and lists against a workspace of 10,000 resources.
`;
}

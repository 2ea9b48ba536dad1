import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { INVARIANTS } from "./invariants";
import { grouped } from "./ledger";
import type { Memory } from "./memory";
import type { Outcome } from "./run";

const ROOT = join(import.meta.dirname, "../..");
const GIGABYTE = 1_073_741_824;

function versionOf(): string {
  return (JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string }).version;
}

function victimRows({ rounds }: Outcome): string {
  const byVictim = grouped(rounds, ({ victim }) => victim);
  const rows = [...byVictim]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([victim, of]) => {
      return `| ${victim} | ${of.length} | ${of.filter(({ faults }) => faults > 0).length} |`;
    });
  return ["| killed | rounds | failed |", "| --- | --- | --- |", ...rows].join("\n");
}

function figureRows({ ledger, chains, lettersAgain, minutes }: Outcome): string {
  const { counts, lost, doubled } = ledger;
  const number = (value: number) => value.toLocaleString("en-US");
  const rows = [
    ["writes acknowledged", number(counts.acknowledged)],
    ["writes whose answer never came", number(counts.unknown)],
    ["writes sent again by their key until answered", number(counts.retried)],
    ["answered writes sent once more, and not done again", number(counts.replayed)],
    ["writes refused by a limit or a rival", number(counts.refused)],
    ["answers of all servers compared with what was acknowledged", number(counts.reads)],
    ["lost", number(lost)],
    ["doubled", number(doubled)],
    minutes > 0
      ? ["letters that arrived twice", number(lettersAgain.calm)]
      : ["letters that arrived once more after a kill", number(lettersAgain.killed)],
    ["audit", chains.split("\n").at(-1) ?? ""],
  ];
  return ["| what | number |", "| --- | --- |", ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n");
}

function memoryPart(memory: Memory): string {
  const rows = memory.growths.map(({ server, first, last, most, cpu, passed }) => {
    const growth = `${(100 * (last / first - 1)).toFixed(1)} %`;
    const cells = [server, first.toFixed(0), last.toFixed(0), growth, most.toFixed(0), cpu.toFixed(2)];
    return `| ${[...cells, passed ? "pass" : "MISS"].join(" | ")} |`;
  });
  return `${memory.minutes} minutes of load without a kill, which ran beside the rounds above. Resident memory in MB: medians of the
first and of the last tenth after a warm-up of ${memory.warmUpMinutes} minutes; the aim is at most 10 % more.

| server | first tenth | last tenth | growth | most | of a core | |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}`;
}

function part(outcome: Outcome): string {
  const { name, rounds, memory, passed, failed, failures } = outcome;
  const title = `## ${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const parts = [title, `${passed} checks passed, ${failed} failed.`];
  if (failures.length > 0) parts.push(failures.map((failure) => `- \`${failure}\``).join("\n"));
  if (rounds.length > 0) parts.push(victimRows(outcome));
  parts.push(figureRows(outcome));
  if (memory !== null) parts.push(memoryPart(memory));
  return parts.join("\n\n");
}

/** `docs/soak.md`. */
export function report(outcomes: readonly Outcome[]): string {
  const [processor] = cpus();
  const machine = `${cpus().length} cores of ${processor?.model.trim() ?? "an unknown processor"}`;
  return `# Soak

Written by \`npm run soak -- --report\` on ${new Date().toISOString().slice(0, 10)}, of version ${versionOf()}.

Machine: ${machine}, ${Math.round(totalmem() / GIGABYTE)} GB, Node ${process.versions.node}; load, servers and database share it.

Writers make, change and remove projects, resources, groups, service accounts, credentials, access rules, vaults, budgets,
invitations, memberships and usage by the REST API, on all servers, half of them with an \`Idempotency-Key\`. In each round
one process is killed with SIGKILL at a random moment of that. Afterwards every acknowledged write has to be in the
database as it was acknowledged, each change in the audit once, each event of usage once and in all sums; a write whose
answer never came may be there once or not at all. ${INVARIANTS} rules that always hold are asked after each round, and
\`verify-audit\` reads the whole chains after every third and the last.

${outcomes.map(part).join("\n\n")}
`;
}

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { report } from "./report";
import { runIn, type Outcome } from "./run";
import { askedFor } from "./settings";
import { embeddedWorld, postgresWorld } from "./worlds";

/**
 * Kill -9 at random moments of a mixed load, again and again, and load alone; nothing acknowledged is lost or doubled.
 */

const FEW_WRITERS = 4;
const WRITERS = 8;
/** So few rounds are no place to spend time on making people. */
const FEW_ROUNDS = 10;
const REPORT = join(import.meta.dirname, "../../docs/soak.md");

const asked = askedFor(process.argv.slice(2));
const until = asked.within === null ? Infinity : Date.now() + asked.within * 60_000;

// Whoever ends the run ends all that it started, which the worlds do when the process exits.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

async function killEmbedded(): Promise<Outcome[]> {
  if (asked.embedded === 0) return [];
  return [await runIn(await embeddedWorld(), { rounds: asked.embedded, minutes: 0, writers: FEW_WRITERS, until })];
}

async function killServers(): Promise<Outcome[]> {
  if (asked.rounds === 0) return [];
  const writers = asked.rounds < FEW_ROUNDS ? FEW_WRITERS : WRITERS;
  return [await runIn(await postgresWorld("killed"), { rounds: asked.rounds, minutes: 0, writers, until })];
}

async function loadAlone(): Promise<Outcome[]> {
  if (asked.minutes === 0) return [];
  return [
    await runIn(await postgresWorld("left alone"), { rounds: 0, minutes: asked.minutes, writers: WRITERS, until }),
  ];
}

/** One world is killed after the other; the one that is left alone has its time beside them. */
async function everything(): Promise<Outcome[]> {
  const killed = async () => [...(await killEmbedded()), ...(await killServers())];
  return (await Promise.all([killed(), loadAlone()])).flat();
}

const outcomes = await everything();
if (asked.report) writeFileSync(REPORT, report(outcomes));
const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((all, outcome) => all + of(outcome), 0);
const [passed, failed] = [sum((outcome) => outcome.passed), sum((outcome) => outcome.failed)];
if (asked.results !== null) writeFileSync(asked.results, JSON.stringify({ passed, failed }));
process.exitCode = failed > 0 ? 1 : 0;

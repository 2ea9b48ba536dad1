import { setTimeout as pause } from "node:timers/promises";
import { check, untilReady, verifyAudit } from "./checks";
import { newLedger, type Ledger } from "./ledger";
import { readLetters } from "./letters";
import { memoryLines, watchMemory, type Memory } from "./memory";
import { populate, type Team } from "./population";
import { takeInternals } from "./send";
import type { World } from "./worlds";
import { startLoad, type Belongings } from "./writers";

/** What one world came to. */
export interface Outcome {
  name: string;
  rounds: { victim: string; faults: number }[];
  minutes: number;
  memory: Memory | null;
  ledger: Ledger;
  /** What `verify-audit` said last. */
  chains: string;
  /** Letters that arrived again after a kill, and in the time without one. */
  lettersAgain: { killed: number; calm: number };
  passed: number;
  failed: number;
  /** What failed, in words. */
  failures: string[];
}

interface Run {
  world: World;
  teams: readonly Team[];
  belongings: Belongings;
  outcome: Outcome;
}

const ROUND_PER_SECOND = 100;
const CALM_PER_SECOND = 20;
const LONGEST_MILLISECONDS = 2_000;
/** The load goes on for so long after what died is back. */
const AFTERMATH_MILLISECONDS = 500;
const STRETCH_MINUTES = 10;
const FAULTS_SHOWN = 12;
/** The chains are read whole after every so many rounds, and after the last. */
const VERIFIED_ROUNDS = 3;

function say({ outcome }: Run, what: string): void {
  const { faults } = outcome.ledger;
  const shown = faults.slice(0, FAULTS_SHOWN).map((fault) => `        ${fault}\n`);
  if (faults.length > FAULTS_SHOWN) shown.push(`        and ${faults.length - FAULTS_SHOWN} more\n`);
  process.stdout.write(`${faults.length === 0 ? "ok    " : "FAILED"}  ${what}\n${shown.join("")}`);
  if (faults.length === 0) outcome.passed += 1;
  else outcome.failed += 1;
  outcome.failures.push(...faults.slice(0, FAULTS_SHOWN).map((fault) => `${what.split(";")[0] ?? ""}: ${fault}`));
  faults.length = 0;
}

/** What the servers' logs say of requests of which they told no more than that they failed. */
function sayInternals({ world }: Run): void {
  const logged = world.servers().flatMap(({ lines }) => lines);
  for (const request of takeInternals()) {
    const id = request.split(" ").at(-1) ?? "";
    const line = logged.find((text) => id !== "" && text.includes(id)) ?? "";
    process.stdout.write(`note    ${request} ${line.slice(0, 1_500)}\n`);
  }
}

function tally({ acknowledged, unknown, refused, retried, replayed }: Ledger["counts"]): string {
  return `${acknowledged} acknowledged, ${unknown} unknown, ${refused} refused, ${retried} retried, ${replayed} repeated`;
}

/** Letters are limited by the hour, and a run writes more than an hour of a product that is used. */
async function forgetLimits(world: World): Promise<void> {
  await world.read((client) => client.query(`delete from "rate_counters" where "key" like 'invitation%'`));
}

async function verify({ world, outcome }: Run): Promise<void> {
  const { said, faults } = await verifyAudit(world);
  outcome.ledger.faults.push(...faults);
  outcome.chains = said;
}

async function guarded({ outcome }: Run, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    outcome.ledger.faults.push(error instanceof Error ? error.message : String(error));
  }
}

function load(run: Run, perSecond: number) {
  const { world, teams, belongings, outcome } = run;
  return startLoad({ world, teams, belongings, ledger: outcome.ledger, perSecond });
}

async function round(run: Run, number: number, isLast: boolean): Promise<void> {
  const { world, outcome } = run;
  const victim = world.victims[Math.floor(Math.random() * world.victims.length)] ?? "";
  const after = Math.floor(Math.random() * LONGEST_MILLISECONDS);
  const started = Date.now();
  await guarded(run, async () => {
    await forgetLimits(world);
    const writing = load(run, ROUND_PER_SECOND);
    try {
      await pause(after);
      await world.strike(victim);
      await untilReady(world);
      await pause(AFTERMATH_MILLISECONDS);
    } finally {
      await writing.stop();
    }
    await check(world, outcome.ledger, run.teams);
    if (number % VERIFIED_ROUNDS === 0 || isLast) await verify(run);
  });
  sayInternals(run);
  outcome.rounds.push({ victim, faults: outcome.ledger.faults.length });
  const seconds = ((Date.now() - started) / 1_000).toFixed(1);
  const what = `round ${number}: ${victim} killed after ${after} ms, ${seconds} s`;
  say(run, `${what}; in all ${tally(outcome.ledger.counts)}`);
}

/** Load without a kill, by which the memory stays what it was. */
async function calm(run: Run, minutes: number): Promise<void> {
  const { world, outcome } = run;
  const memory = watchMemory(world, minutes);
  for (let gone = 0; gone < minutes; gone += STRETCH_MINUTES) {
    const stretch = Math.min(STRETCH_MINUTES, minutes - gone);
    await guarded(run, async () => {
      await forgetLimits(world);
      const writing = load(run, CALM_PER_SECOND);
      await pause(stretch * 60_000);
      await writing.stop();
      await check(world, outcome.ledger, run.teams);
      await verify(run);
    });
    sayInternals(run);
    say(run, `minute ${gone + stretch} of load without a kill; in all ${tally(outcome.ledger.counts)}`);
  }
  outcome.minutes = minutes;
  outcome.memory = memory.stop();
  for (const line of memoryLines(outcome.memory)) process.stdout.write(`${line}\n`);
  for (const { passed } of outcome.memory.growths) outcome[passed ? "passed" : "failed"] += 1;
}

async function letters(run: Run, when: "killed" | "calm"): Promise<void> {
  const { world, outcome } = run;
  await guarded(run, async () => {
    const again = await readLetters(world, outcome.ledger);
    const before = when === "calm" ? outcome.lettersAgain.killed : 0;
    outcome.lettersAgain[when] = again - before;
    if (when === "calm" && again > before) outcome.ledger.faults.push(`${again - before} letters arrived twice`);
  });
  const { length } = world.mail.letters;
  say(run, `${length} letters arrived, ${outcome.lettersAgain[when]} of them again`);
}

/** Kills and checks, round after round, and then minutes of load; the world ends with it. */
export async function runIn(
  world: World,
  asked: { rounds: number; minutes: number; writers: number; until: number },
): Promise<Outcome> {
  const outcome: Outcome = {
    name: world.name,
    rounds: [],
    minutes: 0,
    memory: null,
    ledger: newLedger(),
    chains: "",
    lettersAgain: { killed: 0, calm: 0 },
    passed: 0,
    failed: 0,
    failures: [],
  };
  process.stdout.write(`${world.name}: ${asked.rounds} rounds, ${asked.minutes} minutes\n`);
  try {
    const run: Run = {
      world,
      teams: await populate(world, asked.writers),
      belongings: new Map(),
      outcome,
    };
    for (let number = 1; number <= asked.rounds; number += 1) {
      const isLast = number === asked.rounds || Date.now() > asked.until;
      await round(run, number, isLast);
      if (isLast) break;
    }
    if (asked.rounds > 0) await letters(run, "killed");
    if (asked.minutes > 0) {
      await calm(run, asked.minutes);
      await letters(run, "calm");
    }
  } finally {
    await world.stop();
  }
  return outcome;
}

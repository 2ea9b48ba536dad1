import { randomBytes } from "node:crypto";
import { ABSENT, type Ledger, type State, type Thing } from "./ledger";
import { anyOf, otherThan, sendTo, sendUntilAnswered, type Answer, type Call } from "./send";
import type { World } from "./worlds";

/** What all acts have at hand. */
export interface Desk {
  world: World;
  ledger: Ledger;
  /** Resolves when the next request may go out. */
  turn: () => Promise<void>;
}

/** One change of a thing. */
export interface Step {
  /** In which state it is afterwards. */
  to: State;
  call: Call;
  /** Of the audit row that it leaves. */
  action: string;
  /** Reasons for which it may be refused. */
  refusals?: readonly string[];
  /** Whether an answer says that it was done, where others are no refusals; without the answer nobody knows. */
  isDone?: (body: unknown) => boolean;
}

const KEYED_SHARE = 0.5;
const PARALLEL_SHARE = 0.2;
const REPLAYED_SHARE = 0.2;

/** Sent to two servers at the same moment with one key: one of them does it, and both say so or that it is under way. */
async function sendTwice(desk: Desk, call: Call, key: string): Promise<Answer | null> {
  const first = anyOf(desk.world);
  const both = await Promise.all([sendTo(first, call, key), sendTo(otherThan(desk.world, first), call, key)]);
  const done = both.filter((answer): answer is Answer => answer !== null && answer.status < 400);
  const [one, two] = done;
  if (one !== undefined && two !== undefined && one.text !== two.text) {
    desk.ledger.faults.push(`${call.method} ${call.path} was answered differently to the same key`);
  }
  return done.find(({ replayed }) => !replayed) ?? one ?? null;
}

/** A key that was answered is answered so again, by any server. */
async function replay(desk: Desk, call: Call, key: string, text: string): Promise<void> {
  const again = await sendTo(anyOf(desk.world), call, key);
  if (again === null) return;
  desk.ledger.counts.replayed += 1;
  if (again.text === text && again.replayed) return;
  desk.ledger.faults.push(`${call.method} ${call.path} was repeated with its key and answered ${again.status} anew`);
}

type Outcome = { kind: "done"; answer: Answer | null } | { kind: "unknown" } | { kind: "refused"; answer: Answer };

function outcomeOf(answer: Answer | null): Outcome {
  if (answer === null) return { kind: "unknown" };
  return answer.status < 400 ? { kind: "done", answer } : { kind: "refused", answer };
}

async function sendKeyed(desk: Desk, call: Call): Promise<Outcome> {
  const key = `soak-${randomBytes(12).toString("hex")}`;
  const early = Math.random() < PARALLEL_SHARE ? await sendTwice(desk, call, key) : null;
  const { answer, tries } =
    early === null ? await sendUntilAnswered(desk.world, call, key) : { answer: early, tries: 1 };
  if (tries > 1) desk.ledger.counts.retried += 1;
  if (answer === null) return { kind: "done", answer };
  if (answer.status < 400 && Math.random() < REPLAYED_SHARE) await replay(desk, call, key, answer.text);
  return outcomeOf(answer);
}

/** Sends a request, half of them with a key: those are repeated until they are answered, the others are not. */
export async function send(desk: Desk, call: Call): Promise<Outcome> {
  await desk.turn();
  if (Math.random() < KEYED_SHARE) return sendKeyed(desk, call);
  return outcomeOf(await sendTo(anyOf(desk.world), call));
}

function acknowledge(desk: Desk, action: string, answer: Answer | null): void {
  desk.ledger.counts.acknowledged += 1;
  // A kept answer has the id of a request that changed nothing itself.
  if (answer === null || answer.replayed) return;
  desk.ledger.audits.push({ requestId: answer.requestId, action });
}

/**
 * Changes a thing and notes in which states it may be from now on. Answers the body of what was acknowledged; null where
 * it was refused or is not known.
 */
export async function change<T>(desk: Desk, thing: Thing, step: Step): Promise<T | null> {
  const before = new Set(thing.states);
  // A look into the database may come before the answer does.
  thing.states.add(step.to);
  const outcome = await send(desk, step.call);
  if (outcome.kind === "unknown") {
    desk.ledger.counts.unknown += 1;
    return null;
  }
  if (outcome.kind === "refused") {
    const { reason, status, text } = outcome.answer;
    desk.ledger.counts.refused += 1;
    thing.states = before;
    if (step.refusals?.includes(reason) === true) return null;
    const what = `${step.call.method} ${step.call.path} of ${thing.kind} ${thing.key}`;
    desk.ledger.faults.push(`${what} was answered ${status} ${reason}: ${text.slice(0, 300)}`);
    return null;
  }
  if (outcome.answer === null && step.isDone !== undefined) {
    desk.ledger.counts.unknown += 1;
    return null;
  }
  const body = outcome.answer === null ? null : (JSON.parse(outcome.answer.text) as T);
  if (body !== null && step.isDone?.(body) === false) {
    thing.states = before;
    return null;
  }
  thing.states = new Set([step.to]);
  acknowledge(desk, step.action, outcome.answer);
  return body;
}

/** A name that nothing else has. */
export function newName(): string {
  return `soak-${randomBytes(6).toString("hex")}`;
}

export function pick<T>(from: readonly T[]): T | undefined {
  return from[Math.floor(Math.random() * from.length)];
}

/** True where the thing is there for certain, with its id. */
export function isThere(thing: Thing): boolean {
  return thing.id !== "" && thing.states.size === 1 && !thing.states.has(ABSENT);
}

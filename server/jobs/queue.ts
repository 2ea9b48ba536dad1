import "server-only";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import type { TransactionDatabase } from "../db/tenant";
import { newId } from "../ids";
import { describeError, log } from "../log";

/** What a job carries: ids, and secrets only sealed, of a kind that a rotation of keys knows. */
export type Payload = Readonly<Record<string, string | number | boolean | null>>;

/** Does a job's work outside of any transaction. It may run more than once, so it must be safe to repeat. */
export type JobRun = (scope: SystemScope, payload: Payload) => Promise<void>;

const LEASE_MILLISECONDS = 60_000;
const MAXIMUM_ATTEMPTS = 8;
const BACK_OFF_MILLISECONDS = 5_000;

/** Puts a job into the outbox, in the transaction of the change that asks for it. */
export async function enqueue(tx: TransactionDatabase, kind: string, payload: Payload): Promise<string> {
  const id = newId("job");
  await tx.job.create({ data: { id, kind, payload } });
  return id;
}

/** Puts many jobs of one kind into the outbox. */
export async function enqueueAll(tx: TransactionDatabase, kind: string, payloads: readonly Payload[]): Promise<void> {
  await tx.job.createMany({ data: payloads.map((payload) => ({ id: newId("job"), kind, payload })) });
}

interface Leased {
  id: string;
  kind: string;
  payload: Payload;
  attempts: number;
}

/** Takes the next job that is due: a conditional update, so that of several processes one gets it. */
async function lease(scope: SystemScope): Promise<Leased | null> {
  const now = new Date();
  const due = { endedAt: null, runAt: { lte: now }, OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }] };
  const candidates = await scope.db.job.findMany({
    where: due,
    orderBy: { runAt: "asc" },
    take: 5,
    select: { id: true },
  });
  for (const { id } of candidates) {
    const leased = await recorded(scope, "job", async (tx) => {
      const data = { leasedUntil: new Date(now.getTime() + LEASE_MILLISECONDS), attempts: { increment: 1 } };
      const { count } = await tx.job.updateMany({ where: { id, ...due }, data });
      return count === 1 ? tx.job.findUnique({ where: { id } }) : null;
    });
    if (leased !== null) return { ...leased, payload: payloadOf(leased.payload) };
  }
  return null;
}

function payloadOf(value: unknown): Payload {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, Payload[string]] => typeof entry[1] !== "object" || entry[1] === null),
  );
}

/** Runs one job if one is due. Failures wait longer each time; after the last attempt the job ends with its error. */
export async function runNextJob(scope: SystemScope, runs: ReadonlyMap<string, JobRun>): Promise<boolean> {
  const job = await lease(scope);
  if (job === null) return false;
  const { id } = job;
  try {
    const run = runs.get(job.kind);
    if (run === undefined) throw new Error(`no such job: ${job.kind}`);
    await run(scope, job.payload);
    await recorded(scope, "job", (tx) =>
      tx.job.update({ where: { id }, data: { endedAt: new Date(), leasedUntil: null, lastError: null } }),
    );
  } catch (error) {
    const lastError = error instanceof Error ? error.message.slice(0, 500) : "failed";
    const last = job.attempts >= MAXIMUM_ATTEMPTS;
    const runAt = new Date(Date.now() + BACK_OFF_MILLISECONDS * 2 ** job.attempts);
    const data = { lastError, leasedUntil: null, ...(last ? { endedAt: new Date() } : { runAt }) };
    await recorded(scope, "job", (tx) => tx.job.update({ where: { id }, data }));
    if (last) log().error({ job: id, kind: job.kind, error: describeError(error) }, "a job was given up");
  }
  return true;
}

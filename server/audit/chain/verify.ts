import "server-only";
import type { SystemScope } from "../../access/scope";
import { isGenuine } from "./checkpoint";
import { linkHash } from "./seal-rows";

const BATCH = 500;

interface ChainFault {
  chain: string;
  sequence: string;
  fault: "row_missing" | "row_altered" | "link_missing" | "end_cut_off" | "row_unsealed" | "checkpoint_forged";
  entryId?: string;
}

interface Verified {
  /** Rows in the database that were verified. */
  rows: number;
  /** Rows that are in archives instead, as genuine checkpoints say. */
  archived: number;
  faults: ChainFault[];
}

/**
 * Reads every chain from its start, which is its last checkpoint or its first row, and reports the first fault of each;
 * no fault means that all is whole.
 */
export async function verifyChains(scope: SystemScope): Promise<Verified> {
  const chains = await scope.db.auditChain.findMany({ orderBy: { chain: "asc" } });
  const verified: Verified = { rows: 0, archived: 0, faults: [] };
  for (const head of chains) {
    const start = await startOf(scope, head.chain);
    const { rows, fault } = await verifyChain(scope, head, start);
    verified.rows += rows;
    verified.archived += start.archived;
    const found = start.fault ?? fault ?? (await findUnsealed(scope, head.chain));
    if (found !== undefined) verified.faults.push(found);
  }
  return verified;
}

interface Start {
  sequence: bigint;
  hash: string;
  archived: number;
  fault?: ChainFault;
}

async function startOf(scope: SystemScope, chain: string): Promise<Start> {
  const checkpoints = await scope.db.auditCheckpoint.findMany({ where: { chain }, orderBy: { sequence: "asc" } });
  const forged = checkpoints.find((checkpoint) => !isGenuine(checkpoint));
  const archived = checkpoints.reduce((sum, { rows }) => sum + rows, 0);
  const last = checkpoints.at(-1);
  return {
    sequence: last?.sequence ?? 0n,
    hash: last?.hash ?? "",
    archived,
    ...(forged === undefined
      ? {}
      : { fault: { chain, sequence: forged.sequence.toString(), fault: "checkpoint_forged" } }),
  };
}

async function verifyChain(scope: SystemScope, head: { chain: string; sequence: bigint; hash: string }, start: Start) {
  const { chain } = head;
  let { sequence: at, hash } = start;
  const until = (fault?: ChainFault) => ({ rows: Number(at - start.sequence), fault });
  for (;;) {
    const seals = await scope.db.auditSeal.findMany({
      where: { chain, sequence: { gt: at } },
      orderBy: { sequence: "asc" },
      take: BATCH,
    });
    const entries = await scope.db.auditEntry.findMany({ where: { id: { in: seals.map((seal) => seal.entryId) } } });
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    for (const seal of seals) {
      const place = { chain, sequence: seal.sequence.toString(), entryId: seal.entryId };
      const entry = byId.get(seal.entryId);
      if (seal.sequence !== at + 1n) return until({ ...place, fault: "link_missing" });
      if (entry === undefined) return until({ ...place, fault: "row_missing" });
      hash = linkHash(hash, entry);
      if (hash !== seal.hash) return until({ ...place, fault: "row_altered" });
      at = seal.sequence;
    }
    if (seals.length < BATCH) break;
  }
  const whole = at === head.sequence && hash === head.hash;
  return until(whole ? undefined : { chain, sequence: at.toString(), fault: "end_cut_off" });
}

/** A row that neither has a seal nor waits for one came in past the product. Counting tells whether to look for it. */
async function findUnsealed(scope: SystemScope, chain: string): Promise<ChainFault | undefined> {
  const where = { organizationId: chain === "instance" ? null : chain };
  const entries = await scope.db.auditEntry.count({ where });
  const waiting = await scope.db.auditUnsealed.count({ where: { chain } });
  if (entries === waiting + (await scope.db.auditSeal.count({ where: { chain } }))) return undefined;
  for (let after = ""; ;) {
    const rows = await scope.db.auditEntry.findMany({
      where: { ...where, id: { gt: after } },
      orderBy: { id: "asc" },
      select: { id: true },
      take: BATCH,
    });
    const ids = rows.map(({ id }) => id);
    const entryId = await firstUnsealed(scope, ids);
    if (entryId !== undefined) return { chain, sequence: "none", fault: "row_unsealed", entryId };
    after = ids.at(-1) ?? after;
    if (rows.length < BATCH) return undefined;
  }
}

/** Marks are read before seals: a row that is sealed in between then has its seal, so none is accused wrongly. */
async function firstUnsealed(scope: SystemScope, ids: string[]): Promise<string | undefined> {
  const of = { where: { entryId: { in: ids } }, select: { entryId: true } };
  const known = new Set([
    ...(await scope.db.auditUnsealed.findMany(of)).map(({ entryId }) => entryId),
    ...(await scope.db.auditSeal.findMany(of)).map(({ entryId }) => entryId),
  ]);
  const id = ids.find((candidate) => !known.has(candidate));
  // An archive that was made meanwhile takes row and seal away together.
  if (id === undefined || (await scope.db.auditEntry.findUnique({ where: { id } })) === null) return undefined;
  return id;
}

import "server-only";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { SystemScope } from "../../access/scope";
import type { ReadDatabase } from "../../db/tenant";
import { env } from "../../env";
import { newId } from "../../ids";
import { describeError, log } from "../../log";
import { DAY_MILLISECONDS } from "../../time";
import { audited } from "../audited";
import { signCheckpoint, type Checkpoint } from "./checkpoint";
import { linkHash } from "./seal-rows";

/** Rows of one archive: few enough to be held, and to leave the database in one short transaction. */
const ARCHIVE_ROWS = 5_000;
const BATCH = 500;

/** First line of an archive, so that a later release knows what it reads. */
export const ARCHIVE_FORMAT = "tenantry audit archive 1";

export function archiveDirectory(): string {
  return join(resolve(env().TENANTRY_DATA), "audit-archive");
}

interface Place {
  /** The organization's id, which is its chain's name. */
  id: string;
  name: string;
}

interface Step {
  previous: { sequence: bigint; hash: string };
  checkpoint: Checkpoint;
  ids: string[];
  lines: string[];
}

/**
 * Archives and then deletes what each organization no longer wants to keep, oldest rows first. One organization whose
 * archive cannot be written, or whose chain is broken, holds up no other. Returns the rows that were archived.
 */
export async function archiveAudit(scope: SystemScope, rows = ARCHIVE_ROWS): Promise<number> {
  const organizations = await scope.db.organization.findMany({
    where: { auditRetentionDays: { not: null } },
    select: { id: true, name: true, auditRetentionDays: true },
    orderBy: { id: "asc" },
  });
  if (organizations.length > 0) await removeLeftovers();
  let archived = 0;
  for (const { auditRetentionDays: days, ...organization } of organizations) {
    if (days === null) continue;
    const before = new Date(Date.now() - days * DAY_MILLISECONDS);
    try {
      for (let step = 0; ; archived += step) {
        step = await archiveNext(scope, organization, before, rows);
        if (step === 0) break;
      }
    } catch (error) {
      log().error({ organization: organization.id, error: describeError(error) }, "an audit could not be archived");
    }
  }
  return archived;
}

/** When a file was written last; null where it is gone: another run has given it its own name meanwhile. */
async function writtenAt(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** Files that a run was killed over, long enough ago that nobody writes them still. */
async function removeLeftovers(): Promise<void> {
  const directory = await openDirectory();
  for (const name of await readdir(directory)) {
    if (!name.endsWith(".part")) continue;
    const path = join(directory, name);
    const written = await writtenAt(path);
    if (written !== null && written < Date.now() - DAY_MILLISECONDS) await rm(path, { force: true });
  }
}

async function openDirectory(): Promise<string> {
  const directory = archiveDirectory();
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return directory;
}

async function archiveNext(scope: SystemScope, organization: Place, before: Date, limit: number): Promise<number> {
  const step = await readStep(scope, organization.id, before, limit);
  if (step === null) return 0;
  await writeArchive(step);
  await deleteArchived(scope, organization, step);
  return step.ids.length;
}

async function lastCheckpoint(db: Pick<ReadDatabase, "auditCheckpoint">, chain: string) {
  const row = await db.auditCheckpoint.findFirst({ where: { chain }, orderBy: { sequence: "desc" } });
  return { sequence: row?.sequence ?? 0n, hash: row?.hash ?? "" };
}

/** The oldest rows of a chain that are older than `before`, up to the first that is not; null where there are none. */
async function readStep(scope: SystemScope, chain: string, before: Date, limit: number): Promise<Step | null> {
  const previous = await lastCheckpoint(scope.db, chain);
  const ids: string[] = [];
  const lines: string[] = [];
  let { sequence, hash } = previous;
  for (let full = false; !full;) {
    const seals = await scope.db.auditSeal.findMany({
      where: { chain, sequence: { gt: sequence } },
      orderBy: { sequence: "asc" },
      take: Math.min(BATCH, limit - ids.length),
    });
    const entries = await scope.db.auditEntry.findMany({ where: { id: { in: seals.map((seal) => seal.entryId) } } });
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    full = seals.length < BATCH;
    for (const seal of seals) {
      const entry = byId.get(seal.entryId);
      // What was tampered with stays where it is, for the verifier to find.
      if (entry === undefined || seal.sequence !== sequence + 1n || linkHash(hash, entry) !== seal.hash) {
        throw new Error(`the chain is broken at ${sequence + 1n}`);
      }
      if (entry.at >= before) {
        full = true;
        break;
      }
      ({ sequence, hash } = seal);
      ids.push(entry.id);
      lines.push(JSON.stringify({ sequence: sequence.toString(), hash, entry }));
    }
  }
  if (ids.length === 0) return null;
  const archive = `${chain}-${numbered(previous.sequence + 1n)}-${numbered(sequence)}.ndjson.gz`;
  return { previous, checkpoint: { chain, sequence, hash, rows: ids.length, archive }, ids, lines };
}

function numbered(sequence: bigint): string {
  return sequence.toString().padStart(12, "0");
}

/** A header, a line for each row, and the signed checkpoint: the file verifies by itself. */
function archiveText({ previous, checkpoint, lines }: Step): string {
  const after = { sequence: previous.sequence.toString(), hash: previous.hash };
  const header = { format: ARCHIVE_FORMAT, chain: checkpoint.chain, after };
  const end = { ...checkpoint, sequence: checkpoint.sequence.toString(), signature: signCheckpoint(checkpoint) };
  return [JSON.stringify(header), ...lines, JSON.stringify({ checkpoint: end }), ""].join("\n");
}

/**
 * Writes the archive so that it outlives a loss of power before anything is deleted. Its name holds its first and last
 * row, so that a run that was cut off and is repeated never overwrites other rows.
 */
async function writeArchive(step: Step): Promise<void> {
  const directory = await openDirectory();
  const path = join(directory, step.checkpoint.archive);
  const part = `${path}.${newId("job")}.part`;
  const file = await open(part, "wx", 0o600);
  try {
    await file.writeFile(await promisify(gzip)(archiveText(step)));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
  const entry = await open(directory, "r");
  try {
    await entry.sync();
  } finally {
    await entry.close();
  }
}

/** Checkpoint, deletion and the audit row of it commit together, or the rows stay and the next run repeats it all. */
async function deleteArchived(scope: SystemScope, { id: chain, name }: Place, step: Step): Promise<void> {
  const { previous, checkpoint, ids } = step;
  const { archive, rows, sequence } = checkpoint;
  await audited(
    scope,
    "audit.archive",
    async (tx) => {
      const last = await lastCheckpoint(tx, chain);
      if (last.sequence !== previous.sequence) throw new Error("another process archives this chain");
      await tx.auditCheckpoint.create({ data: { ...checkpoint, signature: signCheckpoint(checkpoint) } });
      const gone = await tx.auditEntry.deleteMany({ where: { id: { in: ids } } });
      const seals = await tx.auditSeal.deleteMany({ where: { chain, sequence: { lte: sequence } } });
      if (gone.count !== rows || seals.count !== rows) throw new Error("rows and seals are not those of the archive");
      return {
        value: undefined,
        entries: {
          target: { type: "organization", id: chain, name },
          after: { rows, sequence: Number(sequence), archive },
          place: { organizationId: chain },
        },
      };
    },
    { lock: { chain } },
  );
}

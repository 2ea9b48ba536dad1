import "server-only";
import { createHash } from "node:crypto";
import type { SystemScope } from "../../access/scope";
import type { TransactionDatabase } from "../../db/tenant";
import { each } from "../../each";
import { recorded } from "../recorded";

const BATCH = 500;

/** Each organization has a chain; what belongs to none is on the instance's. */
export function chainOf(organizationId: string | null): string {
  return organizationId ?? "instance";
}

/** JSON with sorted keys and ISO times, so that the same row always gives the same bytes. */
export function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const parts = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`);
    return `{${parts.join(",")}}`;
  }
  return JSON.stringify(value);
}

/** Columns that came later: a row that has nothing in them hashes as it did before they were there. */
const LATER_COLUMNS: readonly string[] = ["behalfOfId", "behalfOfName"];

function sealedPart(row: object): object {
  return Object.fromEntries(
    Object.entries(row).filter(([column, value]) => value !== null || !LATER_COLUMNS.includes(column)),
  );
}

/** The hash of a chain's next link: SHA-256 over the hash before and the canonical row. */
export function linkHash(previous: string, row: object): string {
  return createHash("sha256")
    .update(previous)
    .update("\n")
    .update(canonical(sealedPart(row)))
    .digest("hex");
}

/** Seals what waits, chain by chain, in order. Safe to run on several processes at once. Returns the rows sealed. */
export async function sealWaiting(scope: SystemScope): Promise<number> {
  const waiting = await scope.db.auditUnsealed.findMany({ distinct: ["chain"], select: { chain: true }, take: 1_000 });
  let sealed = 0;
  const seal = async ({ chain }: { chain: string }) => {
    for (;;) {
      const count = await sealBatch(scope, chain);
      sealed += count;
      if (count < BATCH) break;
    }
  };
  await each(waiting, seal, { about: ({ chain }) => ({ chain }) });
  return sealed;
}

async function sealBatch(scope: SystemScope, chain: string): Promise<number> {
  if ((await scope.db.auditChain.findUnique({ where: { chain } })) === null) {
    await recorded(scope, "audit-seal", (tx) => tx.auditChain.createMany({ data: [{ chain }], skipDuplicates: true }));
  }
  return recorded(scope, "audit-seal", (tx) => extendChain(tx, chain), { chain });
}

async function extendChain(tx: TransactionDatabase, chain: string): Promise<number> {
  const marks = await tx.auditUnsealed.findMany({ where: { chain }, orderBy: { entryId: "asc" }, take: BATCH });
  const ids = marks.map((mark) => mark.entryId);
  const head = await tx.auditChain.findUnique({ where: { chain } });
  if (ids.length === 0 || head === null) return 0;
  const rows = await tx.auditEntry.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } });
  let { sequence, hash } = head;
  const seals = rows.map((row) => {
    sequence += 1n;
    hash = linkHash(hash, row);
    return { chain, sequence, entryId: row.id, hash };
  });
  await tx.auditSeal.createMany({ data: seals });
  await tx.auditUnsealed.deleteMany({ where: { entryId: { in: ids } } });
  await tx.auditChain.update({ where: { chain }, data: { sequence, hash } });
  return rows.length;
}

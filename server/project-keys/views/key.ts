import "server-only";
import { namesById } from "../../db/hot/people/names";
import type { TransactionDatabase } from "../../db/tenant";
import type { KeyView } from "../schema";
import { KEY_KINDS, type KeyKind } from "../schema/kinds";

export const KEY_COLUMNS = {
  id: true,
  name: true,
  kind: true,
  details: true,
  version: true,
  copiedFromId: true,
  createdAt: true,
  createdById: true,
  updatedAt: true,
  updatedById: true,
  lastUsedAt: true,
} as const;

export interface KeyColumns {
  id: string;
  name: string;
  kind: string;
  details: unknown;
  version: number;
  copiedFromId: string | null;
  createdAt: Date;
  createdById: string | null;
  updatedAt: Date;
  updatedById: string | null;
  lastUsedAt: Date | null;
}

/** The kind of a row; the product writes no other. */
function kindOf(kind: string): KeyKind {
  return KEY_KINDS.find((known) => known === kind) ?? "generic";
}

/** The fields of a row that are no secret. */
export function detailsOf(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  const entries = Object.entries<unknown>({ ...value });
  return Object.fromEntries(entries.flatMap(([name, one]) => (typeof one === "string" ? [[name, one] as const] : [])));
}

/** The keys of rows, in the same order, without what is secret. */
export async function toKeyViews(rows: readonly KeyColumns[], tx?: TransactionDatabase): Promise<KeyView[]> {
  const ids = rows.flatMap(({ createdById, updatedById }) => [createdById ?? [], updatedById ?? []].flat());
  const names = await namesById(ids, tx);
  const named = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? "" });
  return rows.map(({ id, name, version, ...row }) => ({
    id,
    name,
    kind: kindOf(row.kind),
    details: detailsOf(row.details),
    version,
    copied: row.copiedFromId !== null,
    createdAt: row.createdAt.toISOString(),
    createdBy: named(row.createdById),
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: named(row.updatedById),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }));
}

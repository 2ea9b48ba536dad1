import "server-only";
import { namesById } from "../../db/hot/people/names";
import type { ReadDatabase, TransactionDatabase } from "../../db/tenant";
import { VAULT_FORMATS, type HeldVaultView, type VaultFormat, type VaultView } from "../schema";

const SUMMARY = {
  id: true,
  format: true,
  active: true,
  version: true,
  appliedVersion: true,
  keyCount: true,
  topKeys: true,
  updatedAt: true,
  updatedById: true,
} as const;

export const VAULT_COLUMNS = {
  ...SUMMARY,
  name: true,
  position: true,
  locked: true,
  createdAt: true,
  groups: { orderBy: { groupId: "asc" }, select: { group: { select: { id: true, name: true } } } },
} as const;

interface Summary {
  id: string;
  format: string;
  active: boolean;
  version: number;
  appliedVersion: number | null;
  keyCount: number;
  topKeys: string[];
  updatedAt: Date;
  updatedById: string | null;
}

interface VaultColumns extends Summary {
  name: string;
  position: number | null;
  locked: boolean;
  createdAt: Date;
  groups: { group: { id: string; name: string } }[];
}

/** The format of a row; the product writes no other. */
export function formatOf(format: string): VaultFormat {
  return VAULT_FORMATS.find((known) => known === format) ?? "hocon";
}

type Names = ReadonlyMap<string, string>;

export function namedBy(names: Names, id: string | null): { id: string; name: string } | null {
  return id === null ? null : { id, name: names.get(id) ?? "" };
}

function summaryOf(row: Summary, names: Names) {
  const { active, version, appliedVersion, keyCount, topKeys } = row;
  const updated = { updatedAt: row.updatedAt.toISOString(), updatedBy: namedBy(names, row.updatedById) };
  return { id: row.id, format: formatOf(row.format), active, version, appliedVersion, keyCount, topKeys, ...updated };
}

/** The vaults of rows, in the same order. */
export async function toVaultViews(rows: readonly VaultColumns[], tx?: TransactionDatabase): Promise<VaultView[]> {
  const names = await namesById(
    rows.flatMap(({ updatedById }) => updatedById ?? []),
    tx,
  );
  return rows.map((row) => ({
    ...summaryOf(row, names),
    name: row.name,
    groups: row.groups.map(({ group }) => group),
    position: row.position ?? 0,
    locked: row.locked,
    createdAt: row.createdAt.toISOString(),
  }));
}

export type HeldBy = { userId: string } | { serviceAccountId: string };

/** The vault of a person or a service account; where none was set yet, an empty one. */
export async function readHeldVault(
  db: Pick<ReadDatabase, "vault">,
  by: HeldBy,
  tx?: TransactionDatabase,
): Promise<HeldVaultView> {
  const row = await db.vault.findFirst({ where: by, select: SUMMARY });
  if (row !== null) {
    return summaryOf(row, await namesById(row.updatedById === null ? [] : [row.updatedById], tx));
  }
  const empty = { format: "hocon" as const, active: false, version: 0, appliedVersion: null, keyCount: 0, topKeys: [] };
  return { id: null, ...empty, updatedAt: null, updatedBy: null };
}

import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { VAULT_COLUMNS } from "../views/vault";

export type FoundVault = Awaited<ReturnType<typeof findVault>>;

/** An administrator vault of the workspace. @throws NOT_FOUND */
export async function findVault(tx: TransactionDatabase, id: string) {
  const row = await tx.vault.findFirst({ where: { id, kind: "administrator" }, select: VAULT_COLUMNS });
  if (row === null) throw notFound();
  return { ...row, position: row.position ?? 0 };
}

export interface GroupRef {
  id: string;
  name: string;
}

/** The groups that an input names, each once. @throws INVALID (groups.N) for one that is not there */
export async function findGroups(tx: TransactionDatabase, ids: readonly string[]): Promise<GroupRef[]> {
  const rows = await tx.group.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  const known = new Map(rows.map((row) => [row.id, row]));
  const named = ids.map((id, position) => {
    const row = known.get(id);
    if (row === undefined) throw new AppError("INVALID", "invalid_value", `groups.${position}`);
    return row;
  });
  return [...new Map(named.map((group) => [group.id, group])).values()];
}

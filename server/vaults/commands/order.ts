import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { actingAuthority } from "../../access/standing/acting-authority";
import { audited, type AuditDraft, type TransactionDatabase } from "../../audit/audited";
import { underLock } from "./administrator";
import { findVault } from "./find-vault";

/**
 * Puts an administrator vault into another row; those between move by one. Past the end is the last row.
 * @throws NOT_FOUND
 */
export async function moveVault(scope: WorkspaceScope, input: { vault: string; position: number }) {
  const move = async (tx: TransactionDatabase) => {
    await actingAuthority(tx, scope, "vault.move");
    const { id, name, position: from } = await findVault(tx, input.vault);
    const to = Math.min(input.position, await tx.vault.count({ where: { kind: "administrator" } }));
    const value = { id, position: to };
    if (from === to) return { value, entries: [] };
    const between = from < to ? { gt: from, lte: to } : { gte: to, lt: from };
    const step = from < to ? { decrement: 1 } : { increment: 1 };
    await tx.vault.updateMany({ where: { position: between }, data: { position: step } });
    await tx.vault.update({ where: { id }, data: { position: to } });
    const entry = { target: { type: "vault", id, name }, before: { position: from }, after: { position: to } };
    return { value, entries: entry };
  };
  return audited(scope, "vault.move", move, underLock(scope));
}

/**
 * Deletes an administrator vault with all its versions; those below it move up.
 * @throws NOT_FOUND
 */
export async function removeVault(scope: WorkspaceScope, input: { vault: string }) {
  const remove = async (tx: TransactionDatabase) => {
    await actingAuthority(tx, scope, "vault.remove");
    const { id, name, position, active, locked, version, groups } = await findVault(tx, input.vault);
    await tx.vault.delete({ where: { id } });
    await tx.vault.updateMany({ where: { position: { gt: position } }, data: { position: { decrement: 1 } } });
    const before = { name, active, locked, position, version, groups: groups.map(({ group }) => group.name) };
    return { value: { id, name }, entries: { target: { type: "vault", id, name }, before } };
  };
  return audited(scope, "vault.remove", remove, underLock(scope));
}

/** Takes a group that is being deleted out of its vaults, which keep their other groups; one audit row for each. */
export async function leaveVaults(tx: TransactionDatabase, group: { id: string; name: string }): Promise<AuditDraft[]> {
  const rows = await tx.vaultGroup.findMany({
    where: { groupId: group.id },
    orderBy: { vaultId: "asc" },
    select: { vault: { select: { id: true, name: true } } },
  });
  await tx.vaultGroup.deleteMany({ where: { groupId: group.id } });
  return rows.map(({ vault }) => ({
    action: "vault.update",
    target: { type: "vault", ...vault },
    before: { group: group.name },
    after: { group: null },
  }));
}

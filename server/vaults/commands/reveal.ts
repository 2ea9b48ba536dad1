import "server-only";
import { refuseCredentials } from "../../access/limits/refusals";
import type { WorkspaceScope } from "../../access/scope";
import { actingAuthority } from "../../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { summaryOf } from "../content";
import type { RevealedVaultView, RevealInput, VaultView } from "../schema";
import { toVaultViews } from "../views/vault";
import { underLock } from "./administrator";
import { findVault } from "./find-vault";
import { addVersion, readContent, markApplied, readRevealed, type StoredVault } from "./versions";

/** What the audit tells of a reveal: which versions, and never a value. */
export function revealedFields({ version, compared }: RevealedVaultView) {
  return { version, ...(compared === null ? {} : { compareWith: compared.version }) };
}

/** @throws NOT_FOUND, FORBIDDEN fresh_sign_in_required for a credential */
export async function revealVault(
  scope: WorkspaceScope,
  { vault: named, ...input }: RevealInput & { vault: string },
): Promise<RevealedVaultView> {
  refuseCredentials(scope.actor);
  return audited(scope, "vault.reveal", async (tx) => {
    await actingAuthority(tx, scope, "vault.reveal");
    const { id, name, version } = await findVault(tx, named);
    const value = await readRevealed(tx, { id, version }, input);
    return { value, entries: { target: { type: "vault", id, name }, after: revealedFields(value) } };
  });
}

/**
 * Makes what a former version said the newest one; what came between stays.
 * @throws NOT_FOUND, CONFLICT unchanged
 */
export async function restoreContent(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  vault: StoredVault,
  from: number,
): Promise<number> {
  const former = await readContent(tx, vault.id, from);
  const version = await addVersion(tx, scope, vault, { ...former, ...summaryOf(former) }, from);
  if (version === vault.version) throw new AppError("CONFLICT", "unchanged", "version");
  await tx.vault.update({ where: { id: vault.id }, data: { updatedAt: new Date(), updatedById: scope.actor.id } });
  await markApplied(tx, { id: vault.id, version });
  return version;
}

/** @throws NOT_FOUND, CONFLICT unchanged */
export async function restoreVault(
  scope: WorkspaceScope,
  input: { vault: string; version: number },
): Promise<VaultView> {
  const restore = async (tx: TransactionDatabase) => {
    await actingAuthority(tx, scope, "vault.restore");
    const { id, name, version: before } = await findVault(tx, input.vault);
    const version = await restoreContent(tx, scope, { id, version: before }, input.version);
    const [value] = await toVaultViews([await findVault(tx, id)], tx);
    if (value === undefined) throw new Error("one row is one vault");
    const entry = { before: { version: before }, after: { version, restoredFrom: input.version } };
    return { value, entries: { target: { type: "vault", id, name }, ...entry } };
  };
  return audited(scope, "vault.restore", restore, underLock(scope));
}

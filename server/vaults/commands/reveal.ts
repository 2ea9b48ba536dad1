import "server-only";
import { refuseCredentials } from "../../access/limits/refusals";
import type { Authority } from "../../access/rights/authority";
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
 * What a former version said is given to whoever reads the vault now, the caller among them, and was perhaps taken out
 * before they came: it is given by who may read it. Switching a vault on gives what it says to those whom somebody
 * chose for it who may, so that asks for no more.
 * @throws FORBIDDEN permission_missing
 */
export function refuseUnrevealed(
  { permissions }: Pick<Authority, "permissions">,
  permission: "vault.reveal" | "service-account-vault.reveal",
): void {
  if (!permissions.has(permission)) throw new AppError("FORBIDDEN", "permission_missing", undefined, { permission });
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

/** @throws NOT_FOUND, FORBIDDEN permission_missing (vault.reveal), CONFLICT unchanged */
export async function restoreVault(
  scope: WorkspaceScope,
  input: { vault: string; version: number },
): Promise<VaultView> {
  const restore = async (tx: TransactionDatabase) => {
    refuseUnrevealed(await actingAuthority(tx, scope, "vault.restore"), "vault.reveal");
    const { id, name, version: before } = await findVault(tx, input.vault);
    const version = await restoreContent(tx, scope, { id, version: before }, input.version);
    const [value] = await toVaultViews([await findVault(tx, id)], tx);
    if (value === undefined) throw new Error("one row is one vault");
    const entry = { before: { version: before }, after: { version, restoredFrom: input.version } };
    return { value, entries: { target: { type: "vault", id, name }, ...entry } };
  };
  return audited(scope, "vault.restore", restore, underLock(scope));
}

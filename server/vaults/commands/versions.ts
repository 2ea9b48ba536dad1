import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { newId } from "../../ids";
import { open, seal } from "../../secrets/seal";
import { versionSealOwner, type Content, type Summary } from "../content";
import { VERSIONS_AT_MOST, type RevealedVaultView } from "../schema";
import { formatOf } from "../views/vault";

export interface StoredVault {
  id: string;
  version: number;
}

interface Reader {
  vaultVersion: Pick<TransactionDatabase["vaultVersion"], "findFirst">;
}

/** What a vault said in one of its versions. @throws NOT_FOUND */
export async function readContent(db: Reader, vaultId: string, number: number): Promise<Content> {
  const row = await db.vaultVersion.findFirst({
    where: { vaultId, number },
    select: { format: true, sealedContent: true },
  });
  if (row === null) throw notFound();
  return { format: formatOf(row.format), content: open(row.sealedContent, versionSealOwner(vaultId, number)) };
}

/** Stores content under this version number; the caller writes the vault's own row. */
export async function insertVersion(
  tx: TransactionDatabase,
  { actor, organization, workspace }: WorkspaceScope,
  vault: StoredVault,
  { format, content, keyCount }: Content & Summary,
  restoredFrom: number | null = null,
): Promise<void> {
  await tx.vaultVersion.create({
    data: {
      id: newId("vlv"),
      organizationId: organization.id,
      workspaceId: workspace.id,
      vaultId: vault.id,
      number: vault.version,
      format,
      keyCount,
      sealedContent: seal(content, versionSealOwner(vault.id, vault.version)),
      restoredFrom,
      createdById: actor.id,
    },
  });
}

/** @throws CONFLICT vault_changed where another version holds than the one that was edited */
export function refuseOutdated({ version }: { version: number }, expected: number | undefined): void {
  if (expected !== undefined && expected !== version) {
    throw new AppError("CONFLICT", "vault_changed", "expectedVersion");
  }
}

/** Deletes the oldest versions, but not the one that was active last: edits are compared with it. */
async function forgetOldest(tx: TransactionDatabase, { id, version }: StoredVault): Promise<void> {
  const row = await tx.vault.findFirst({ where: { id }, select: { appliedVersion: true } });
  const number = { lte: version - VERSIONS_AT_MOST, not: row?.appliedVersion ?? 0 };
  await tx.vaultVersion.deleteMany({ where: { vaultId: id, number } });
}

/** Makes content the newest version unless the newest one equals it; answers the newest version's number. */
export async function addVersion(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  vault: StoredVault,
  given: (Content & Summary) | null,
  restoredFrom: number | null = null,
): Promise<number> {
  if (given === null) return vault.version;
  const now = await readContent(tx, vault.id, vault.version);
  if (now.format === given.format && now.content === given.content) return vault.version;
  const version = vault.version + 1;
  await insertVersion(tx, scope, { id: vault.id, version }, given, restoredFrom);
  const { format, keyCount, topKeys } = given;
  await tx.vault.update({ where: { id: vault.id }, data: { version, format, keyCount, topKeys } });
  if (version > VERSIONS_AT_MOST) await forgetOldest(tx, { id: vault.id, version });
  return version;
}

/** Remembers the active version, so that edits made while the vault is off are shown as a difference to it. */
export async function markApplied(tx: TransactionDatabase, { id, version }: StoredVault): Promise<void> {
  await tx.vault.updateMany({ where: { id, active: true }, data: { appliedVersion: version } });
}

/** The content of one version, or of two to compare. */
export async function readRevealed(
  tx: TransactionDatabase,
  vault: StoredVault,
  { version = vault.version, compareWith }: { version?: number | undefined; compareWith?: number | undefined },
): Promise<RevealedVaultView> {
  const shown = await readContent(tx, vault.id, version);
  const beside =
    compareWith === undefined ? null : { version: compareWith, ...(await readContent(tx, vault.id, compareWith)) };
  return { id: vault.id, version, ...shown, compared: beside };
}

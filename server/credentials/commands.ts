import "server-only";
import { workspaceAllows } from "../access/rights";
import type { WorkspaceScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { AppError, notFound } from "../errors";
import { newId } from "../ids";
import { actingAuthority, refuseMachines } from "../members/commands/check-standing";
import { hashToken, newAccessKey, newSecretKey } from "../secrets/token";
import { credentialColumns, ownerOfCredential, toCredentialView } from "./queries";
import type { CreateCredentialInput, CreatedCredentialView, CredentialView } from "./schema";

function targetOf(row: { id: string; accessKey: string }) {
  return { type: "credential", id: row.id, name: row.accessKey };
}

/** @throws FORBIDDEN permission_missing where the input names somebody else */
function refuseForOthers(scope: WorkspaceScope, { user, userId }: CreateCredentialInput): void {
  for (const id of [user, userId]) {
    if (id !== undefined && id !== scope.actor.id) throw new AppError("FORBIDDEN", "permission_missing", "user");
  }
}

/**
 * Makes a credential of the caller for this workspace. The secret key is in the answer and nowhere else. Under the lock
 * of memberships, since one made after its owner was removed would work again when they come back.
 * @throws FORBIDDEN permission_missing, people_only
 */
export async function createCredential(
  scope: WorkspaceScope,
  input: CreateCredentialInput,
): Promise<CreatedCredentialView> {
  refuseMachines(scope);
  refuseForOthers(scope, input);
  const expiresAt = input.expiresAt === undefined ? null : new Date(input.expiresAt);
  if (expiresAt !== null && expiresAt <= new Date()) throw new AppError("INVALID", "invalid_value", "expiresAt");
  const secretKey = newSecretKey();
  const create = async (tx: TransactionDatabase) => {
    await actingAuthority(tx, scope, "credential.create");
    const row = await tx.credential.create({
      data: {
        id: newId("crd"),
        organizationId: scope.organization.id,
        workspaceId: scope.workspace.id,
        userId: scope.actor.id,
        label: input.label ?? "",
        accessKey: newAccessKey(),
        secretHash: hashToken(secretKey),
        expiresAt,
      },
      select: credentialColumns(scope),
    });
    const after = { label: row.label, expiresAt: row.expiresAt?.toISOString() ?? null };
    return { value: { ...toCredentialView(row), secretKey }, entries: { target: targetOf(row), after } };
  };
  return audited(scope, "credential.create", create, { lock: { organization: scope.organization.id } });
}

/** The credential if the caller may change it: their own, or any of the workspace for an admin. */
async function governed(scope: WorkspaceScope, tx: TransactionDatabase, id: string) {
  const row = await tx.credential.findFirst({ where: { id }, select: credentialColumns(scope) });
  const mine = row !== null && ownerOfCredential(row).id === scope.actor.id;
  if (row === null || (!mine && !workspaceAllows(scope, "credential.govern"))) throw notFound();
  return row;
}

/** @throws NOT_FOUND where it is somebody else's and the caller is no workspace admin */
export async function relabelCredential(
  scope: WorkspaceScope,
  input: { credential: string; label: string },
): Promise<CredentialView> {
  return audited(scope, "credential.relabel", async (tx) => {
    const before = await governed(scope, tx, input.credential);
    const row = await tx.credential.update({
      where: { id: before.id },
      data: { label: input.label },
      select: credentialColumns(scope),
    });
    const entries = { target: targetOf(row), before: { label: before.label }, after: { label: row.label } };
    return { value: toCredentialView(row), entries };
  });
}

/** Final: a revoked credential never works again, on any path, from the next request on. */
export async function revokeCredential(scope: WorkspaceScope, input: { credential: string }): Promise<CredentialView> {
  return audited(scope, "credential.revoke", async (tx) => {
    const found = await governed(scope, tx, input.credential);
    const revokedAt = new Date();
    const { count } = await tx.credential.updateMany({
      where: { id: found.id, revokedAt: null },
      data: { revokedAt, revokedById: scope.actor.id },
    });
    if (count !== 1) throw new AppError("CONFLICT", "credential_revoked");
    const after = { revokedAt: revokedAt.toISOString() };
    return { value: toCredentialView({ ...found, revokedAt }), entries: { target: targetOf(found), after } };
  });
}

/**
 * Lets a credential work again whose place was deleted and restored.
 * @throws NOT_FOUND, CONFLICT credential_revoked, CONFLICT not_disabled
 */
export async function enableCredential(scope: WorkspaceScope, input: { credential: string }): Promise<CredentialView> {
  return audited(scope, "credential.enable", async (tx) => {
    const found = await governed(scope, tx, input.credential);
    if (found.revokedAt !== null) throw new AppError("CONFLICT", "credential_revoked");
    const { count } = await tx.credential.updateMany({
      where: { id: found.id, revokedAt: null, disabledAt: { not: null } },
      data: { disabledAt: null },
    });
    if (count !== 1) throw new AppError("CONFLICT", "not_disabled");
    const entries = { target: targetOf(found), before: { disabled: true }, after: { disabled: false } };
    return { value: toCredentialView({ ...found, disabledAt: null }), entries };
  });
}

import "server-only";
import type { WorkspaceScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { AppError, notFound } from "../errors";
import { actingAuthority, refuseMachines } from "../members/commands/check-standing";
import { endOfCredential, insertCredential } from "./commands/insert-credential";
import { credentialColumns, ownerOfCredential, toCredentialView } from "./queries";
import type { CreateCredentialInput, CreatedCredentialView, CredentialView } from "./schema";

function targetOf(row: { id: string; accessKey: string }) {
  return { type: "credential", id: row.id, name: row.accessKey };
}

/** Under the lock of memberships and of the place: whoever is removed, or what is deleted meanwhile, stays so. */
const locked = ({ organization }: WorkspaceScope) => ({ lock: { organization: organization.id } });

/** @throws FORBIDDEN permission_missing where the input names somebody else */
function refuseForOthers(scope: WorkspaceScope, { user, userId }: CreateCredentialInput): void {
  for (const id of [user, userId]) {
    if (id !== undefined && id !== scope.actor.id) throw new AppError("FORBIDDEN", "permission_missing", "user");
  }
}

/**
 * Makes a credential of the caller for this workspace. The secret key is in the answer and nowhere else. Under the lock
 * of memberships, since one made after its owner was removed would work again when they come back.
 * @throws FORBIDDEN permission_missing, people_only, credential_scope, INVALID (expiresAt, scopes.permissions.N, scopes.project)
 */
export async function createCredential(
  scope: WorkspaceScope,
  input: CreateCredentialInput,
): Promise<CreatedCredentialView> {
  refuseMachines(scope);
  refuseForOthers(scope, input);
  const expiresAt = endOfCredential(scope, input.expiresAt);
  const { label, scopes } = input;
  const create = async (tx: TransactionDatabase) => {
    await actingAuthority(tx, scope, "credential.create");
    return insertCredential(tx, scope, { userId: scope.actor.id }, { label, expiresAt, scopes });
  };
  return audited(scope, "credential.create", create, locked(scope));
}

type CredentialChange = "credential.relabel" | "credential.revoke" | "credential.enable";

/**
 * The credential if the caller may change it now: their own, or any of the workspace for an admin.
 * @throws NOT_FOUND where it is somebody else's and the caller is no workspace admin, FORBIDDEN permission_missing
 */
async function governed(scope: WorkspaceScope, tx: TransactionDatabase, change: CredentialChange, id: string) {
  const acting = await actingAuthority(tx, scope, change);
  const row = await tx.credential.findFirst({ where: { id }, select: credentialColumns(scope) });
  const mine = row !== null && ownerOfCredential(row).id === scope.actor.id;
  if (row === null || (!mine && !acting.permissions.has("credential.govern"))) throw notFound();
  return row;
}

/** @throws NOT_FOUND where it is somebody else's and the caller is no workspace admin */
export async function relabelCredential(
  scope: WorkspaceScope,
  input: { credential: string; label: string },
): Promise<CredentialView> {
  const { label } = input;
  const relabel = async (tx: TransactionDatabase) => {
    const found = await governed(scope, tx, "credential.relabel", input.credential);
    const { count } = await tx.credential.updateMany({ where: { id: found.id, label: found.label }, data: { label } });
    if (count !== 1) throw notFound();
    const entries = { target: targetOf(found), before: { label: found.label }, after: { label } };
    return { value: toCredentialView({ ...found, label }), entries };
  };
  return audited(scope, "credential.relabel", relabel, locked(scope));
}

/** Final: a revoked credential never works again, on any path, from the next request on. */
export async function revokeCredential(scope: WorkspaceScope, input: { credential: string }): Promise<CredentialView> {
  const revoke = async (tx: TransactionDatabase) => {
    const found = await governed(scope, tx, "credential.revoke", input.credential);
    const revokedAt = new Date();
    const { count } = await tx.credential.updateMany({
      where: { id: found.id, revokedAt: null },
      data: { revokedAt, revokedById: scope.actor.id },
    });
    if (count !== 1) throw new AppError("CONFLICT", "credential_revoked");
    const after = { revokedAt: revokedAt.toISOString() };
    return { value: toCredentialView({ ...found, revokedAt }), entries: { target: targetOf(found), after } };
  };
  return audited(scope, "credential.revoke", revoke, locked(scope));
}

/**
 * Lets a credential work again whose place was deleted and restored.
 * @throws NOT_FOUND, CONFLICT credential_revoked, CONFLICT not_disabled
 */
export async function enableCredential(scope: WorkspaceScope, input: { credential: string }): Promise<CredentialView> {
  const enable = async (tx: TransactionDatabase) => {
    const found = await governed(scope, tx, "credential.enable", input.credential);
    if (found.revokedAt !== null) throw new AppError("CONFLICT", "credential_revoked");
    const { count } = await tx.credential.updateMany({
      where: { id: found.id, revokedAt: null, disabledAt: { not: null } },
      data: { disabledAt: null },
    });
    if (count !== 1) throw new AppError("CONFLICT", "not_disabled");
    const entries = { target: targetOf(found), before: { disabled: true }, after: { disabled: false } };
    return { value: toCredentialView({ ...found, disabledAt: null }), entries };
  };
  return audited(scope, "credential.enable", enable, locked(scope));
}

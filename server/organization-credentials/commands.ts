import "server-only";
import { isWholeWord } from "../access/limits/credential-scopes";
import type { OrganizationPermission } from "../access/permissions";
import { isOwners } from "../access/rights/authority";
import type { OrganizationScope } from "../access/scope";
import { actingOrganizationAuthority } from "../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../audit/audited";
import { changesOf } from "../credentials/commands/changes-of";
import { insertCredential } from "../credentials/commands/insert-credential";
import type { CreatedCredentialView } from "../credentials/schema";
import { credentialColumns } from "../credentials/views/credential";
import { AppError, notFound } from "../errors";
import type { CreateOrganizationCredentialInput } from "./schema";

/**
 * Makes a credential of the caller that reaches every workspace of the organization, for as long as they are an owner or
 * admin. The secret key is in the answer and nowhere else.
 * @throws FORBIDDEN permission_missing, credential_scope, INVALID (expiresAt, scopes.permissions.N, scopes.project)
 */
export async function createOrganizationCredential(
  scope: OrganizationScope,
  given: CreateOrganizationCredentialInput,
): Promise<CreatedCredentialView> {
  const create = async (tx: TransactionDatabase) => {
    await actingOrganizationAuthority(tx, scope, "organization-credential.create");
    return insertCredential(tx, scope, { owner: { userId: scope.actor.id }, given });
  };
  return audited(scope, "organization-credential.create", create, { lock: { organization: scope.organization.id } });
}

type CredentialChange = Extract<
  OrganizationPermission,
  | "organization-credential.relabel"
  | "organization-credential.rotate"
  | "organization-credential.set-networks"
  | "organization-credential.revoke"
  | "organization-credential.enable"
>;

/**
 * A credential that is the caller's own, or anybody's for an owner; nobody but its person learns its secret.
 * @throws NOT_FOUND where it is somebody else's and the caller is no owner, FORBIDDEN permission_missing
 */
async function changeable(scope: OrganizationScope, tx: TransactionDatabase, change: CredentialChange, id: string) {
  const acting = await actingOrganizationAuthority(tx, scope, change);
  const { organization, actor } = scope;
  const where = { id, workspaceId: null, organizationDefault: false };
  const found = await tx.credential.findFirst({ where, select: credentialColumns({ organization }) });
  const mine = found?.user?.id === actor.id;
  const governs = isOwners(acting) && isWholeWord(actor);
  if (found === null || (!mine && !governs)) throw notFound();
  if (!mine && change === "organization-credential.rotate") throw new AppError("FORBIDDEN", "permission_missing");
  return found;
}

export const {
  relabel: relabelOrganizationCredential,
  rotate: rotateOrganizationCredential,
  setNetworks: setOrganizationCredentialNetworks,
  revoke: revokeOrganizationCredential,
  enable: enableOrganizationCredential,
} = changesOf("organization-credential", changeable);

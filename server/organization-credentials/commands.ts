import "server-only";
import { isWholeWord } from "../access/limits/credential-scopes";
import type { OrganizationPermission } from "../access/permissions";
import { isOwners } from "../access/rights/authority";
import type { OrganizationScope } from "../access/scope";
import { actingOrganizationAuthority } from "../access/standing/acting-authority";
import { audited, type Change, type TransactionDatabase } from "../audit/audited";
import { enableFound, relabelFound, revokeFound, setNetworksFound } from "../credentials/commands/change-credential";
import { insertCredential } from "../credentials/commands/insert-credential";
import { rotateFound } from "../credentials/commands/rotate-found";
import type { CreatedCredentialView, CredentialView } from "../credentials/schema";
import { credentialColumns, type FoundCredential } from "../credentials/views/credential";
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

/** Changes a credential that is the caller's own, or anybody's for an owner; nobody but its person learns its secret. */
async function changed<View extends CredentialView>(
  scope: OrganizationScope,
  change: CredentialChange,
  id: string,
  work: (tx: TransactionDatabase, found: FoundCredential) => Promise<Change<View>>,
): Promise<View> {
  return audited(
    scope,
    change,
    async (tx) => {
      const acting = await actingOrganizationAuthority(tx, scope, change);
      const { organization, actor } = scope;
      const where = { id, workspaceId: null, organizationDefault: false };
      const found = await tx.credential.findFirst({ where, select: credentialColumns({ organization }) });
      const mine = found?.user?.id === actor.id;
      const governs = isOwners(acting) && isWholeWord(actor);
      if (found === null || (!mine && !governs)) throw notFound();
      if (!mine && change === "organization-credential.rotate") throw new AppError("FORBIDDEN", "permission_missing");
      return work(tx, found);
    },
    { lock: { organization: scope.organization.id } },
  );
}

/** @throws NOT_FOUND where it is somebody else's and the caller is no owner */
export async function relabelOrganizationCredential(
  scope: OrganizationScope,
  { credential, label }: { credential: string; label: string },
): Promise<CredentialView> {
  return changed(scope, "organization-credential.relabel", credential, (tx, found) => relabelFound(tx, found, label));
}

/**
 * @throws NOT_FOUND, FORBIDDEN permission_missing, credential_scope,
 *   CONFLICT credential_revoked, expired, credential_disabled
 */
export async function rotateOrganizationCredential(
  scope: OrganizationScope,
  { credential, overlapSeconds }: { credential: string; overlapSeconds: number },
): Promise<CreatedCredentialView> {
  return changed(scope, "organization-credential.rotate", credential, (tx, found) =>
    rotateFound(tx, scope, found, overlapSeconds),
  );
}

/** @throws NOT_FOUND, FORBIDDEN credential_scope (networks), CONFLICT credential_revoked */
export async function setOrganizationCredentialNetworks(
  scope: OrganizationScope,
  { credential, networks }: { credential: string; networks: readonly string[] },
): Promise<CredentialView> {
  return changed(scope, "organization-credential.set-networks", credential, (tx, found) =>
    setNetworksFound(tx, scope, found, networks),
  );
}

/** @throws NOT_FOUND, CONFLICT credential_revoked */
export async function revokeOrganizationCredential(
  scope: OrganizationScope,
  { credential }: { credential: string },
): Promise<CredentialView> {
  return changed(scope, "organization-credential.revoke", credential, (tx, found) => revokeFound(tx, scope, found));
}

/**
 * Lets one work again whose organization was deleted and restored.
 * @throws NOT_FOUND, CONFLICT credential_revoked, not_disabled
 */
export async function enableOrganizationCredential(
  scope: OrganizationScope,
  { credential }: { credential: string },
): Promise<CredentialView> {
  return changed(scope, "organization-credential.enable", credential, (tx, found) => enableFound(tx, found));
}

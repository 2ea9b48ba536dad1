import "server-only";
import type { ProjectPermission } from "../../access/permissions";
import { resourceRightsInProject } from "../../access/rights/authority";
import { projectRights } from "../../access/rights/held";
import type { ProjectScope } from "../../access/scope";
import { refuseMachines } from "../../access/standing/acting-authority";
import { audited, type Change, type TransactionDatabase } from "../../audit/audited";
import { enableFound, relabelFound, revokeFound, setNetworksFound } from "../../credentials/commands/change-credential";
import { insertCredential } from "../../credentials/commands/insert-credential";
import { rotateFound } from "../../credentials/commands/rotate-found";
import type { BuiltInRole, CreatedCredentialView, CredentialView } from "../../credentials/schema";
import { credentialColumns, type FoundCredential } from "../../credentials/views/credential";
import { notFound } from "../../errors";
import { actingInProject, refuseBeyond } from "../../projects/commands/check-project";
import type { CreateProjectCredentialInput } from "../schema";
import { builtInAccount } from "./built-in-account";

/** Who holds a credential of the role may all of this. */
function rightsOf(role: BuiltInRole): readonly string[] {
  return [...projectRights({ roles: [role], permissions: [] }), ...resourceRightsInProject(role, null)];
}

/** The row says its role; one that this version does not know is as far as a credential can reach. */
function roleOf({ serviceAccount }: FoundCredential): BuiltInRole {
  const role = serviceAccount?.projectRole;
  return role === "member" || role === "viewer" ? role : "admin";
}

/**
 * Makes a credential of the project: of the service account that is built into it with the role. It goes on when
 * whoever made it has gone. The secret key is in the answer and nowhere else.
 * @throws FORBIDDEN people_only, permission_missing, rank_too_low, credential_scope, examples_read_only, CONFLICT
 *   archived, INVALID (expiresAt, scopes.permissions.N, scopes.project)
 */
export async function createProjectCredential(
  scope: ProjectScope,
  { role, ...given }: CreateProjectCredentialInput,
): Promise<CreatedCredentialView> {
  refuseMachines(scope);
  const { organization, workspace, project, actor } = scope;
  const place = { organizationId: organization.id, workspaceId: workspace.id, projectId: project.id };
  return audited(
    scope,
    "project-credential.create",
    async (tx) => {
      refuseBeyond(await actingInProject(tx, scope, "project-credential.create"), rightsOf(role));
      const serviceAccountId = await builtInAccount(tx, actor, place, role);
      return insertCredential(tx, scope, { owner: { serviceAccountId }, given });
    },
    { lock: { organization: organization.id } },
  );
}

type CredentialChange = Extract<
  ProjectPermission,
  | "project-credential.relabel"
  | "project-credential.rotate"
  | "project-credential.set-networks"
  | "project-credential.revoke"
  | "project-credential.enable"
>;

/** Changes a credential of the project that may no more than the caller. */
async function changed<View extends CredentialView>(
  scope: ProjectScope,
  change: CredentialChange,
  id: string,
  work: (tx: TransactionDatabase, found: FoundCredential) => Promise<Change<View>>,
): Promise<View> {
  return audited(
    scope,
    change,
    async (tx) => {
      const acting = await actingInProject(tx, scope, change);
      const where = { id, projectId: scope.project.id, organizationDefault: false };
      const found = await tx.credential.findFirst({ where, select: credentialColumns(scope) });
      if (found === null) throw notFound();
      refuseBeyond(acting, rightsOf(roleOf(found)));
      return work(tx, found);
    },
    { lock: { organization: scope.organization.id } },
  );
}

/** @throws NOT_FOUND, FORBIDDEN rank_too_low */
export async function relabelProjectCredential(
  scope: ProjectScope,
  { credential, label }: { credential: string; label: string },
): Promise<CredentialView> {
  return changed(scope, "project-credential.relabel", credential, (tx, found) => relabelFound(tx, found, label));
}

/**
 * Whoever rotates it learns the new secret, so they may at least what it may;
 * a credential of the project rotates itself too.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low, credential_scope,
 *   CONFLICT credential_revoked, expired, credential_disabled
 */
export async function rotateProjectCredential(
  scope: ProjectScope,
  { credential, overlapSeconds }: { credential: string; overlapSeconds: number },
): Promise<CreatedCredentialView> {
  return changed(scope, "project-credential.rotate", credential, (tx, found) =>
    rotateFound(tx, scope, found, overlapSeconds),
  );
}

/** @throws NOT_FOUND, FORBIDDEN rank_too_low, credential_scope (networks), CONFLICT credential_revoked */
export async function setProjectCredentialNetworks(
  scope: ProjectScope,
  { credential, networks }: { credential: string; networks: readonly string[] },
): Promise<CredentialView> {
  return changed(scope, "project-credential.set-networks", credential, (tx, found) =>
    setNetworksFound(tx, scope, found, networks),
  );
}

/** @throws NOT_FOUND, FORBIDDEN rank_too_low, CONFLICT credential_revoked */
export async function revokeProjectCredential(
  scope: ProjectScope,
  { credential }: { credential: string },
): Promise<CredentialView> {
  return changed(scope, "project-credential.revoke", credential, (tx, found) => revokeFound(tx, scope, found));
}

/** Lets one work again whose project, or workspace, was deleted and restored. @throws NOT_FOUND, CONFLICT not_disabled */
export async function enableProjectCredential(
  scope: ProjectScope,
  { credential }: { credential: string },
): Promise<CredentialView> {
  return changed(scope, "project-credential.enable", credential, (tx, found) => enableFound(tx, found));
}

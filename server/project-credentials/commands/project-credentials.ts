import "server-only";
import type { ProjectPermission } from "../../access/permissions";
import { resourceRightsInProject } from "../../access/rights/authority";
import { projectRights } from "../../access/rights/held";
import type { ProjectScope } from "../../access/scope";
import { refuseMachines } from "../../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { changesOf } from "../../credentials/commands/changes-of";
import { insertCredential } from "../../credentials/commands/insert-credential";
import type { BuiltInRole, CreatedCredentialView } from "../../credentials/schema";
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

/**
 * A credential of the project that may no more than the caller: whoever rotates it learns the new secret, so they may at
 * least what it may. A credential of the project rotates itself too.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low
 */
async function changeable(scope: ProjectScope, tx: TransactionDatabase, change: CredentialChange, id: string) {
  const acting = await actingInProject(tx, scope, change);
  const where = { id, projectId: scope.project.id, organizationDefault: false };
  const found = await tx.credential.findFirst({ where, select: credentialColumns(scope) });
  if (found === null) throw notFound();
  refuseBeyond(acting, rightsOf(roleOf(found)));
  return found;
}

export const {
  relabel: relabelProjectCredential,
  rotate: rotateProjectCredential,
  setNetworks: setProjectCredentialNetworks,
  revoke: revokeProjectCredential,
  enable: enableProjectCredential,
} = changesOf("project-credential", changeable);

import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { actingOrganizationAuthority } from "../../access/standing/acting-authority";
import { refusePersonal } from "../../organizations/commands/refusals";
import { foundWorkspace } from "../founding";
import { wantedSlug } from "../../slugs";
import { ADMIN, toWorkspaceView, WORKSPACE_COLUMNS } from "../queries";
import type { CreateWorkspaceInput, WorkspaceView } from "../schema";

/**
 * Makes a further workspace; the caller becomes its explicit admin.
 * @throws CONFLICT taken (slug), CONFLICT personal_organization
 */
export async function createWorkspace(scope: OrganizationScope, input: CreateWorkspaceInput): Promise<WorkspaceView> {
  refusePersonal(scope.organization);
  const organizationId = scope.organization.id;
  const create = async (tx: TransactionDatabase) => {
    await actingOrganizationAuthority(tx, scope, "workspace.create");
    const made = await foundWorkspace(tx, {
      organizationId,
      name: input.name,
      slug: wantedSlug(input.slug, input.name, "workspace"),
      adminId: scope.actor.id,
    });
    const row = await tx.workspace.findUniqueOrThrow({ where: { id: made.id }, select: WORKSPACE_COLUMNS });
    return {
      value: toWorkspaceView(row, ADMIN),
      entries: {
        target: { type: "workspace", id: row.id, name: row.name },
        after: { name: row.name, slug: row.slug },
        place: { organizationId, workspaceId: row.id },
      },
    };
  };
  // Under the lock of memberships: who was demoted meanwhile does not become the admin of a new workspace.
  return audited(scope, "workspace.create", create, { lock: { organization: organizationId } });
}

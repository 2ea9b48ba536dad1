import "server-only";
import type { OrganizationScope, WorkspaceScope } from "../access/scope";
import { audited } from "../audit/audited";
import { refusePersonal } from "../organizations/commands";
import { foundWorkspace } from "./founding";
import { claimSlug, wantedSlug } from "../slugs";
import { ADMIN, toWorkspaceView, WORKSPACE_COLUMNS } from "./queries";
import type { CreateWorkspaceInput, RenameWorkspaceInput, WorkspaceView } from "./schema";

/**
 * Makes a further workspace; the caller becomes its explicit admin.
 * @throws CONFLICT taken (slug), CONFLICT personal_organization
 */
export async function createWorkspace(scope: OrganizationScope, input: CreateWorkspaceInput): Promise<WorkspaceView> {
  refusePersonal(scope.organization);
  const organizationId = scope.organization.id;
  return audited(scope, "workspace.create", async (tx) => {
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
  });
}

/**
 * Gives the workspace another name, another slug or both. The earlier slug goes on leading to it.
 * @throws CONFLICT taken (slug), CONFLICT personal_organization
 */
export async function renameWorkspace(scope: WorkspaceScope, input: RenameWorkspaceInput): Promise<WorkspaceView> {
  refusePersonal(scope.organization);
  const { id } = scope.workspace;
  return audited(
    scope,
    "workspace.rename",
    async (tx) => {
      const before = await tx.workspace.findUniqueOrThrow({ where: { id }, select: WORKSPACE_COLUMNS });
      const wanted = { text: input.slug ?? before.slug, chosen: true };
      const place = { space: "workspace", organizationId: scope.organization.id, workspaceId: id };
      const slug = await claimSlug(tx, place, wanted);
      const name = input.name ?? before.name;
      const row = await tx.workspace.update({ where: { id }, data: { name, slug }, select: WORKSPACE_COLUMNS });
      return {
        value: toWorkspaceView(row, scope),
        entries: {
          target: { type: "workspace", id, name: row.name },
          before: { name: before.name, slug: before.slug },
          after: { name: row.name, slug: row.slug },
        },
      };
    },
    { lock: { workspace: id } },
  );
}

import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { actingAuthority } from "../../access/standing/acting-authority";
import { audited } from "../../audit/audited";
import { refusePersonal } from "../../organizations/commands/refusals";
import { claimSlug } from "../../slugs";
import { toWorkspaceView, WORKSPACE_COLUMNS } from "../queries";
import type { RenameWorkspaceInput, WorkspaceView } from "../schema";

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
      await actingAuthority(tx, scope, "workspace.rename");
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
    { lock: { organization: scope.organization.id } },
  );
}

import "server-only";
import type { ProjectScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { AppError } from "../../errors";
import { refusePersonal } from "../../organizations/commands/refusals";
import { renameBuiltInAccounts } from "../../project-credentials/commands/built-in-account";
import { claimSlug } from "../../slugs";
import { projectColumns, roleOfScope, toProjectView } from "../queries/projects";
import type { ProjectView, RenameProjectInput } from "../schema";
import { actingInProject } from "./check-project";

/**
 * Gives the project another name, project ID or description. The earlier project ID goes on leading to it.
 * @throws CONFLICT taken (slug), default_project (slug), personal_organization, FORBIDDEN examples_read_only
 */
export async function renameProject(scope: ProjectScope, input: RenameProjectInput): Promise<ProjectView> {
  const { project, workspace, organization, actor } = scope;
  const { id } = project;
  return audited(
    scope,
    "project.rename",
    async (tx) => {
      await actingInProject(tx, scope, "project.rename");
      const before = await tx.project.findUniqueOrThrow({ where: { id }, select: projectColumns(actor.id) });
      if (before.kind === "default") refusePersonal(organization);
      if (before.kind === "default" && input.slug !== undefined && input.slug !== before.slug) {
        throw new AppError("CONFLICT", "default_project", "slug");
      }
      const place = { space: workspace.id, organizationId: organization.id, workspaceId: workspace.id, projectId: id };
      const slug = await claimSlug(tx, place, { text: input.slug ?? before.slug, chosen: true });
      const { name = before.name, description = before.description } = input;
      const data = { name, slug, description };
      const row = await tx.project.update({ where: { id }, data, select: projectColumns(actor.id) });
      if (name !== before.name) await renameBuiltInAccounts(tx, id, name);
      return {
        value: toProjectView(row, roleOfScope(scope)),
        entries: {
          target: { type: "project", id, name },
          before: { name: before.name, slug: before.slug, description: before.description },
          after: data,
        },
      };
    },
    { lock: { organization: organization.id } },
  );
}

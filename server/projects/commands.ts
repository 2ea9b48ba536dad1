import "server-only";
import type { ProjectScope, WorkspaceScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { AppError } from "../errors";
import { newId } from "../ids";
import { actingAuthority, refuseMachines } from "../members/commands/check-standing";
import { claimSlug, wantedSlug } from "../slugs";
import { highestRole, PROJECT_COLUMNS, toProjectView } from "./queries";
import type { CreateProjectInput, ProjectView, RenameProjectInput } from "./schema";

/**
 * Makes a project that the caller owns; private unless asked otherwise. Under the lock of memberships, since a project
 * made after its maker was removed from the workspace would let them stay as its owner.
 * @throws FORBIDDEN people_only, CONFLICT taken (slug), also where the project that has it is out of the caller's sight
 */
export async function createProject(scope: WorkspaceScope, input: CreateProjectInput): Promise<ProjectView> {
  refuseMachines(scope);
  const organizationId = scope.organization.id;
  const workspaceId = scope.workspace.id;
  const id = newId("prj");
  const wanted = wantedSlug(input.slug, input.name, "project");
  const { name, description = "", visibility = "private" } = input;
  const create = async (tx: TransactionDatabase) => {
    await actingAuthority(tx, scope, "project.create");
    const place = { organizationId, workspaceId };
    await tx.project.create({ data: { id, ...place, name, slug: wanted.text, description, visibility } });
    const slug = await claimSlug(tx, { space: workspaceId, ...place, projectId: id }, wanted);
    if (slug !== wanted.text) await tx.project.update({ where: { id }, data: { slug } });
    await tx.collaborator.create({ data: { ...place, projectId: id, userId: scope.actor.id, role: "owner" } });
    const row = await tx.project.findUniqueOrThrow({ where: { id }, select: PROJECT_COLUMNS });
    return {
      value: toProjectView(row, "owner"),
      entries: { target: { type: "project", id, name }, after: { name, slug, description, visibility } },
    };
  };
  return audited(scope, "project.create", create, { lock: { organization: organizationId } });
}

/**
 * Gives the project another name, project ID or description. The earlier project ID goes on leading to it.
 * @throws CONFLICT taken (slug), CONFLICT default_project (slug), FORBIDDEN examples_read_only
 */
export async function renameProject(scope: ProjectScope, input: RenameProjectInput): Promise<ProjectView> {
  const { project, workspace, organization } = scope;
  if (project.kind === "examples") throw new AppError("FORBIDDEN", "examples_read_only");
  const { id } = project;
  return audited(
    scope,
    "project.rename",
    async (tx) => {
      const before = await tx.project.findUniqueOrThrow({ where: { id }, select: PROJECT_COLUMNS });
      if (before.kind === "default" && input.slug !== undefined && input.slug !== before.slug) {
        throw new AppError("CONFLICT", "default_project", "slug");
      }
      const place = { space: workspace.id, organizationId: organization.id, workspaceId: workspace.id, projectId: id };
      const slug = await claimSlug(tx, place, { text: input.slug ?? before.slug, chosen: true });
      const { name = before.name, description = before.description } = input;
      const data = { name, slug, description };
      const row = await tx.project.update({ where: { id }, data, select: PROJECT_COLUMNS });
      return {
        value: toProjectView(row, highestRole(scope.roles)),
        entries: {
          target: { type: "project", id, name },
          before: { name: before.name, slug: before.slug, description: before.description },
          after: data,
        },
      };
    },
    { lock: { workspace: workspace.id } },
  );
}

import "server-only";
import { belongsTo, unexpired } from "../../access/reach";
import type { ProjectScope } from "../../access/scope";
import type { ProjectKey } from "../../access/standing/in-project";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { refusePersonal } from "../../organizations/commands/refusals";
import { notify } from "../../notifications/notify";
import { projectColumns, roleOfScope, toProjectView } from "../queries/projects";
import type { HandOverInput, ProjectView } from "../schema";
import { actingInProject } from "./check-project";

/**
 * Somebody of the organization who is in the project or in its workspace.
 * @throws NOT_FOUND, CONFLICT external_collaborator, suspended (user)
 */
async function heir(tx: TransactionDatabase, project: ProjectKey, userId: string) {
  const row = await tx.collaborator.findFirst({
    where: { projectId: project.id, userId, ...unexpired() },
    select: { external: true },
  });
  const member = await tx.organizationMember.findFirst({
    where: { userId, ...(row === null ? belongsTo(project.workspaceId) : unexpired()) },
    select: { suspendedAt: true, user: { select: { name: true, suspendedAt: true } } },
  });
  if (member === null) {
    if (row === null) throw notFound();
    throw new AppError("CONFLICT", "external_collaborator", "user");
  }
  if (member.suspendedAt !== null || member.user.suspendedAt !== null) {
    throw new AppError("CONFLICT", "suspended", "user");
  }
  return { name: member.user.name };
}

/**
 * Changes the one owner: the former one stays as an admin, and ownership has no end date. Answers the former one's id.
 */
async function giveProject(
  tx: TransactionDatabase,
  organizationId: string,
  project: ProjectKey,
  userId: string,
): Promise<string | null> {
  const place = { organizationId, workspaceId: project.workspaceId, projectId: project.id };
  const former = await tx.collaborator.findFirst({
    where: { projectId: project.id, role: "owner" },
    select: { userId: true },
  });
  if (former?.userId === userId) return userId;
  await tx.collaborator.updateMany({ where: { projectId: project.id, role: "owner" }, data: { role: "admin" } });
  const kept = { createdAt: true, addedById: true } as const;
  const present = await tx.collaborator.findFirst({ where: { projectId: project.id, userId }, select: kept });
  await tx.collaborator.deleteMany({ where: { projectId: project.id, userId } });
  await tx.collaborator.create({ data: { ...place, ...present, userId, role: "owner" } });
  return former?.userId ?? null;
}

/**
 * Makes somebody else the owner of the project; exactly one person is, at any time.
 * @throws NOT_FOUND, CONFLICT already_owner (user), external_collaborator (user), personal_organization
 */
export async function handOverProject(scope: ProjectScope, input: HandOverInput): Promise<ProjectView> {
  refusePersonal(scope.organization);
  const { organization, workspace, project, actor } = scope;
  const key = { id: project.id, workspaceId: workspace.id };
  return audited(
    scope,
    "project.hand-over",
    async (tx) => {
      await actingInProject(tx, scope, "project.hand-over");
      const { name } = await heir(tx, key, input.user);
      const former = await giveProject(tx, organization.id, key, input.user);
      if (former === input.user) throw new AppError("CONFLICT", "already_owner", "user");
      const slugs = { workspaceSlug: workspace.slug, projectSlug: project.slug };
      const notice = { userId: input.user, organizationId: organization.id, workspaceId: workspace.id };
      const data = { by: actor.name, project: project.name, ...slugs };
      if (input.user !== actor.id) await notify(tx, [{ ...notice, kind: "project.handed-over", data }]);
      const row = await tx.project.findUniqueOrThrow({ where: { id: project.id }, select: projectColumns(actor.id) });
      const role = roleOfScope({ ...scope, roles: former === actor.id ? ["admin"] : scope.roles });
      return {
        value: toProjectView(row, role),
        entries: {
          target: { type: "project", id: project.id, name: project.name },
          before: { owner: former },
          after: { owner: input.user, ownerName: name },
        },
      };
    },
    { lock: { organization: organization.id } },
  );
}

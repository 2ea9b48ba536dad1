import "server-only";
import { endRulesOfProject } from "../../access-rules/commands/end-grants";
import { unexpired } from "../../access/reach";
import { covers, workspaceAuthority } from "../../access/rights/authority";
import type { ProjectScope } from "../../access/scope";
import { heldNow } from "../../access/standing/in-project";
import { refuseMachines } from "../../access/standing/acting-authority";
import { findWorkspaceStanding } from "../../access/standing/now";
import { audited, type AuditDraft, type TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { notify } from "../../notifications/notify";
import { refusePersonal } from "../../organizations/commands/refusals";
import { claimSlug } from "../../slugs";
import { projectColumns, roleOfScope, toProjectView } from "../queries/projects";
import type { MovedProjectView, MoveProjectInput } from "../schema";
import { actingInProject, keyOf, refuseDefault } from "./check-project";
import { revokeInvitations } from "./remove-project";

interface Target {
  id: string;
  name: string;
  slug: string;
}

/** What is given away with a move needs an admin at both ends, and a credential that reaches both. */
function refuseNarrow(scope: ProjectScope): void {
  refuseMachines(scope);
  refuseDefault(scope);
  refusePersonal(scope.organization);
  if (scope.actor.credential !== null && scope.actor.credential.workspaceId !== null) {
    throw new AppError("FORBIDDEN", "credential_reach");
  }
}

/**
 * The workspace to move to, where the caller makes projects as one of its admins.
 * @throws NOT_FOUND, INVALID invalid_value (to), FORBIDDEN permission_missing, suspended, CONFLICT archived (to)
 */
async function targetOf(tx: TransactionDatabase, scope: ProjectScope, to: string): Promise<Target> {
  const renamed = { space: "workspace", slug: to.toLowerCase() };
  const row = await tx.workspace.findFirst({
    where: { OR: [{ id: to }, { slugs: { some: renamed } }], deletedAt: null },
    select: { id: true, name: true, slug: true, archivedAt: true, suspendedAt: true },
  });
  const standing = row === null ? null : await findWorkspaceStanding(tx, row.id, scope.actor.id);
  if (row === null || standing === null) throw notFound();
  if (row.id === scope.workspace.id) throw new AppError("INVALID", "invalid_value", "to");
  if (!covers(standing.authority, workspaceAuthority("admin"))) {
    throw new AppError("FORBIDDEN", "permission_missing", undefined, { permission: "project.create" });
  }
  if (row.suspendedAt !== null) throw new AppError("FORBIDDEN", "suspended");
  if (row.archivedAt !== null) throw new AppError("CONFLICT", "archived", "to");
  return { id: row.id, name: row.name, slug: row.slug };
}

/**
 * Requests for access are decided by the admins of the workspace in which they were made:
 * those that wait end, and all stay there, without the project.
 */
async function endRequests(tx: TransactionDatabase, projectId: string): Promise<number> {
  const where = { OR: [{ projectId }, { resource: { projectId } }] };
  const { count } = await tx.accessRequest.updateMany({
    where: { AND: [where, { status: "pending" }] },
    data: { status: "withdrawn", decidedAt: new Date() },
  });
  await tx.accessRequest.updateMany({ where, data: { projectId: null, resourceId: null } });
  return count;
}

/** What belongs to the old workspace ends; all that refers to the project follows it, its former addresses too. */
async function carry(tx: TransactionDatabase, scope: ProjectScope, target: Target, wanted: string) {
  const projectId = scope.project.id;
  const custom = { projectId, role: "custom" };
  const roles = await tx.collaborator.updateMany({ where: custom, data: { role: "viewer", roleId: null } });
  const defaults = await tx.defaultProject.deleteMany({ where: { projectId } });
  const invitations = await revokeInvitations(tx, projectId);
  const rules = await endRulesOfProject(tx, projectId);
  const requests = await endRequests(tx, projectId);
  await tx.project.update({ where: { id: projectId }, data: { workspaceId: target.id } });
  await tx.budget.updateMany({ where: { scope: "project", scopeId: projectId }, data: { workspaceId: target.id } });
  const place = { organizationId: scope.organization.id, workspaceId: target.id, projectId };
  const slug = await claimSlug(tx, { space: target.id, ...place }, { text: wanted, chosen: true });
  await tx.project.update({ where: { id: projectId }, data: { slug } });
  const moved = { slug, customRoles: roles.count, defaults: defaults.count, invitations, rules: rules.rules, requests };
  return { moved, entries: rules.entries };
}

async function tell(tx: TransactionDatabase, scope: ProjectScope, target: Target, projectSlug: string): Promise<void> {
  const { project, organization, actor } = scope;
  const others = await tx.collaborator.findMany({
    where: { projectId: project.id, userId: { not: actor.id }, ...unexpired() },
    select: { userId: true },
  });
  const place = { organizationId: organization.id, workspaceId: target.id };
  const slugs = { workspaceSlug: target.slug, projectSlug };
  const data = { by: actor.name, project: project.name, workspace: target.name, ...slugs };
  await notify(
    tx,
    others.map(({ userId }) => ({ userId, kind: "project.moved" as const, ...place, data })),
  );
}

/** The same row for both workspaces: whoever reads the audit of one of them learns of it. */
function entries(scope: ProjectScope, target: Target, after: NonNullable<AuditDraft["after"]>): AuditDraft[] {
  const { project, organization, workspace } = scope;
  return [workspace.id, target.id].map((workspaceId) => ({
    target: { type: "project", id: project.id, name: project.name },
    place: { organizationId: organization.id, workspaceId },
    before: { workspace: workspace.id, slug: project.slug },
    after: { workspace: target.id, ...after },
  }));
}

/**
 * Moves the project to another workspace of the organization. Its collaborators keep their roles; people of the old
 * workspace alone lose it with this transaction, and its old addresses lead to it where it is now.
 * @throws NOT_FOUND, FORBIDDEN permission_missing, credential_reach, people_only, suspended, CONFLICT taken (slug),
 * default_project, archived, INVALID invalid_value (to)
 */
export async function moveProject(scope: ProjectScope, input: MoveProjectInput): Promise<MovedProjectView> {
  refuseNarrow(scope);
  const { project, actor } = scope;
  return audited(
    scope,
    "project.move",
    async (tx) => {
      await actingInProject(tx, scope, "project.move");
      const target = await targetOf(tx, scope, input.to);
      const { slug: present } = await tx.project.findFirstOrThrow({ where: keyOf(scope), select: { slug: true } });
      const { moved, entries: ended } = await carry(tx, scope, target, input.slug ?? present);
      await tell(tx, scope, target, moved.slug);
      const select = projectColumns(actor.id);
      const row = await tx.project.findUniqueOrThrow({ where: { id: project.id }, select });
      const held = await heldNow(tx, { id: row.id, workspaceId: target.id, visibility: row.visibility }, actor.id);
      return {
        value: { ...toProjectView(row, roleOfScope(held)), workspace: target },
        entries: [...entries(scope, target, moved), ...ended],
      };
    },
    { lock: { organization: scope.organization.id }, across: "workspaces" },
  );
}

import "server-only";
import { organizationRoleOf, isOrganizationAdmin, type WorkspaceRole } from "../../access/rights/built-in-roles";
import { decisionLimits, mayAlso } from "../../access/limits/credential-scopes";
import { heldInWorkspace, workspaceRights, type Held } from "../../access/rights/held";
import type { WorkspaceScope } from "../../access/scope";
import { unexpired } from "../../access/reach";
import { reachedProjects, type ReachedRow } from "../../db/hot/projects/reached-projects";
import { AppError, notFound } from "../../errors";
import type { MemberAccessView } from "../schema";
import { earlier, projectRoleView, roleView, sourceOf } from "../views";

/** So many projects are listed; the total counts all. */
const LISTED = 200;

async function readStanding(scope: WorkspaceScope, userId: string) {
  const workspaceId = scope.workspace.id;
  const row = await scope.db.organizationMember.findFirst({
    where: { userId, ...unexpired() },
    select: {
      role: true,
      createdAt: true,
      expiresAt: true,
      suspendedAt: true,
      user: { select: { id: true, name: true, email: true, suspendedAt: true } },
      workspaces: {
        where: { workspaceId, ...unexpired() },
        select: {
          role: true,
          source: true,
          createdAt: true,
          expiresAt: true,
          customRole: { select: { id: true, name: true, permissions: true } },
        },
      },
      groups: {
        where: { workspaceId, ...unexpired() },
        orderBy: { id: "asc" },
        select: { source: true, expiresAt: true, group: { select: { id: true, name: true } } },
      },
    },
  });
  const own = row?.workspaces[0];
  if (row === null || (own === undefined && !isOrganizationAdmin(row.role))) throw notFound();
  return { ...row, own };
}

type Standing = Awaited<ReturnType<typeof readStanding>>;

function heldBy({ role, own }: Standing): Held<WorkspaceRole> {
  const held = heldInWorkspace(own?.role ?? "none", own?.customRole?.permissions ?? []);
  return isOrganizationAdmin(role) ? { ...held, roles: ["admin", ...held.roles] } : held;
}

function roleOf({ own }: Standing) {
  if (own === undefined) return { role: "admin" as const, customRole: null, source: "inherited" as const };
  const custom = { id: own.customRole?.id ?? null, name: own.customRole?.name ?? null };
  return { ...roleView(own.role, custom), source: sourceOf(own.source) };
}

const RANK = ["viewer", "member", "admin", "owner"];

/** The higher of the own role and the one from above, and which of the two it is. */
function projectView(
  row: ReachedRow,
  standing: Standing,
  held: Held<WorkspaceRole>,
): MemberAccessView["projects"][number] {
  const { id, name, slug } = row;
  const visibility = row.visibility === "open" ? "open" : "private";
  const [workspaceRole = "viewer"] = held.roles;
  const inherited = held.roles.includes("admin");
  const above = inherited ? (standing.role === "owner" ? "owner" : "admin") : workspaceRole;
  const common = { id, name, slug, visibility, customRole: null, expiresAt: null } as const;
  const fromAbove = { ...common, role: above, source: inherited ? "inherited" : "open" } as const;
  if (row.role === null) {
    return inherited || visibility === "open" ? fromAbove : { ...common, role: "viewer", source: "rule" };
  }
  const reachedAlso = inherited || visibility === "open";
  if (reachedAlso && RANK.indexOf(above) > RANK.indexOf(row.role)) return fromAbove;
  const customRole = row.roleId === null ? null : { id: row.roleId, name: row.roleName ?? "" };
  const expiresAt = row.expiresAt?.toISOString() ?? null;
  return { ...common, role: projectRoleView(row.role), customRole, source: "own", expiresAt };
}

/**
 * What somebody may do in the workspace and where it comes from: the caller, or somebody else for its admins.
 * @throws FORBIDDEN permission_missing, credential_scope, NOT_FOUND for who is not in the workspace
 */
export async function readMemberAccess(
  scope: WorkspaceScope,
  input: { user?: string | undefined },
): Promise<MemberAccessView> {
  const userId = input.user ?? scope.actor.id;
  if (userId === scope.actor.id && scope.actor.type === "service_account") {
    throw new AppError("FORBIDDEN", "people_only");
  }
  const permission = "member.change-role";
  if (userId !== scope.actor.id && !mayAlso(scope, permission)) {
    throw new AppError("FORBIDDEN", "permission_missing", undefined, { permission });
  }
  const { project: only } = decisionLimits(scope.actor);
  // Where others stand is more than one project.
  if (userId !== scope.actor.id && only !== null) throw new AppError("FORBIDDEN", "credential_scope");
  const standing = await readStanding(scope, userId);
  const { own, user, groups } = standing;
  const held = heldBy(standing);
  const workspaceId = scope.workspace.id;
  const whole = userId === scope.actor.id || scope.roles.includes("admin");
  const seenBy = whole ? null : scope.actor.id;
  const [projects, credentials] = await Promise.all([
    reachedProjects(workspaceId, userId, { all: held.roles.includes("admin"), limit: LISTED, seenBy, only }),
    scope.db.credential.count({ where: { userId, workspaceId, revokedAt: null, disabledAt: null, ...unexpired() } }),
  ]);
  return {
    user: { id: user.id, name: user.name, email: user.email },
    ...roleOf(standing),
    organizationRole: organizationRoleOf(standing.role),
    joinedAt: (own?.createdAt ?? standing.createdAt).toISOString(),
    expiresAt: earlier(own?.expiresAt ?? null, standing.expiresAt)?.toISOString() ?? null,
    suspended: standing.suspendedAt !== null || user.suspendedAt !== null,
    permissions: workspaceRights(held),
    groups: groups.map(({ group, source, expiresAt }) => ({
      ...group,
      source,
      expiresAt: expiresAt?.toISOString() ?? null,
    })),
    credentials,
    projects: projects.map((row) => projectView(row, standing, held)),
    projectsTotal: projects[0]?.total ?? 0,
  };
}

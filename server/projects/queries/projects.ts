import "server-only";
import { unexpired } from "../../access/reach";
import { isProjectRole, type ProjectRole } from "../../access/rights/built-in-roles";
import { heldInProject, projectAllows, projectRights, type Held } from "../../access/rights/held";
import type { ProjectScope, WorkspaceScope } from "../../access/scope";
import { shownProjects } from "../../access/shown/projects";
import { ruledProjectIds } from "../../db/hot/access/ruled-projects";
import { notFound } from "../../errors";
import { containing, countOf, keyset, toPage, type Page } from "../../paging";
import type { ListProjectsInput, ProjectDetailView, ProjectView } from "../schema";

/** The columns of a view for one caller, whose own default project it may be. */
export function projectColumns(userId: string) {
  return {
    id: true,
    slug: true,
    name: true,
    description: true,
    visibility: true,
    kind: true,
    hidden: true,
    archivedAt: true,
    deletedAt: true,
    createdAt: true,
    collaborators: { where: { role: "owner" }, select: { user: { select: { id: true, name: true } } } },
    defaultOf: { where: { userId }, select: { userId: true } },
  } as const;
}

export interface ProjectColumns {
  id: string;
  slug: string;
  name: string;
  description: string;
  visibility: string;
  kind: string;
  hidden: boolean;
  archivedAt: Date | null;
  deletedAt: Date | null;
  createdAt: Date;
  /** The owners alone; there is one, or none after the owner has left. */
  collaborators: { user: { id: string; name: string } }[];
  /** The caller's choice alone. */
  defaultOf: unknown[];
}

type ShownRole = ProjectView["role"];

function statusOf({ archivedAt, deletedAt }: ProjectColumns): ProjectView["status"] {
  if (deletedAt !== null) return "deleted";
  return archivedAt === null ? "active" : "archived";
}

export function toProjectView(row: ProjectColumns, role: ShownRole): ProjectView {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    description: row.description,
    visibility: row.visibility === "open" ? "open" : "private",
    kind: row.kind === "default" || row.kind === "examples" ? row.kind : "ordinary",
    hidden: row.hidden,
    role,
    owner: row.collaborators[0]?.user ?? null,
    isDefault: row.defaultOf.length > 0,
    status: statusOf(row),
    createdAt: row.createdAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}

const RANK: Record<ShownRole, number> = { owner: 4, admin: 3, member: 2, custom: 1, access: 1, viewer: 0 };

function isShownRole(role: string): role is ShownRole {
  return isProjectRole(role) || role === "custom" || role === "access";
}

/** The highest of several roles; "viewer" where there is none that this version knows. */
export function highestRole(roles: readonly (string | undefined)[]): ShownRole {
  let highest: ShownRole = "viewer";
  for (const role of roles) {
    if (role !== undefined && isShownRole(role) && RANK[role] > RANK[highest]) highest = role;
  }
  return highest;
}

/** The role of a caller whose rights were proved; what a custom role adds outranks what everybody may see. */
export function roleOfScope({ roles, permissions }: Held<ProjectRole>): ShownRole {
  return highestRole(permissions.length > 0 ? [...roles, "custom"] : roles);
}

export function matchingProjects(search: string | undefined) {
  return search === undefined ? {} : { OR: [{ name: containing(search) }, { slug: containing(search) }] };
}

/** What the caller has in a project without being a collaborator. */
function roleFromAbove(scope: WorkspaceScope, project: { visibility: string }): ProjectRole {
  if (scope.organizationRole === "owner") return "owner";
  if (scope.roles.includes("admin")) return "admin";
  const [role] = scope.roles;
  return project.visibility === "open" && role !== undefined ? role : "viewer";
}

/** The caller's own part in a project, while it holds. */
function ownPart(userId: string) {
  return { userId, ...unexpired() };
}

/**
 * Deleted projects show to those who may bring them back, and to the admins above, who know of each and whom to ask; all
 * others to those who reach them.
 */
async function inSight(scope: WorkspaceScope, state: ListProjectsInput["state"]) {
  const own = ownPart(scope.actor.id);
  if (state === "deleted") {
    const restorer = {
      AND: [own, { OR: [{ role: "owner" }, { customRole: { permissions: { has: "project.restore" } } }] }],
    };
    const all = scope.organizationRole === "owner" || scope.roles.includes("admin");
    const mine = all ? {} : { collaborators: { some: restorer } };
    return { AND: [{ deletedAt: { not: null } }, mine] };
  }
  const archived = state === undefined ? {} : { archivedAt: state === "archived" ? { not: null } : null };
  if (scope.roles.includes("admin")) return { AND: [{ deletedAt: null }, archived] };
  const ruled = await ruledProjectIds(scope.actor.id, scope.workspace.id);
  const reached = { OR: [{ visibility: "open" }, { collaborators: { some: own } }, { id: { in: ruled } }] };
  return { AND: [{ deletedAt: null }, archived, reached] };
}

interface OwnPart {
  role: string;
  customRole: { permissions: string[] } | null;
}

function viewIn(scope: WorkspaceScope, row: ProjectColumns, own: OwnPart | undefined): ProjectView {
  const above = roleFromAbove(scope, row);
  const view = toProjectView(row, highestRole([above, own?.role]));
  if (row.deletedAt === null) return view;
  const { roles, permissions } = heldInProject(own?.role ?? "none", own?.customRole?.permissions);
  return { ...view, restorable: projectAllows({ roles: [above, ...roles], permissions }, "project.restore") };
}

/**
 * The open projects of a workspace, and the private ones that the caller is in or that a rule shows them;
 * all of them for its admins.
 */
export async function listProjects(scope: WorkspaceScope, input: ListProjectsInput): Promise<Page<ProjectView>> {
  const { after, orderBy, take } = keyset(input);
  const userId = scope.actor.id;
  // What somebody may bring back shows to them in any case: a hidden one would be gone for good without a word.
  const shown = input.state === "deleted" ? {} : await shownProjects(scope.actor);
  const where = { AND: [await inSight(scope, input.state), shown, matchingProjects(input.search)] };
  const rows = await scope.db.project.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: projectColumns(userId),
  });
  const own = await scope.db.collaborator.findMany({
    where: { ...ownPart(userId), projectId: { in: rows.map((row) => row.id) } },
    select: { projectId: true, role: true, customRole: { select: { permissions: true } } },
  });
  const parts = new Map(own.map((row) => [row.projectId, row]));
  const count = await countOf(input, rows.length, (limit) => scope.db.project.count({ where, ...limit }));
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    (row) => viewIn(scope, row, parts.get(row.id)),
  );
}

export async function getProject(scope: ProjectScope): Promise<ProjectDetailView> {
  const row = await scope.db.project.findFirst({ select: projectColumns(scope.actor.id) });
  if (row === null) throw notFound();
  const { organization, workspace, inWorkspace } = scope;
  return {
    ...toProjectView(row, roleOfScope(scope)),
    workspace: { id: workspace.id, name: workspace.name, slug: workspace.slug },
    organization: {
      id: organization.id,
      name: organization.name,
      slug: organization.slug,
      personal: organization.personal,
    },
    inWorkspace,
    permissions: projectRights(scope),
  };
}

import "server-only";
import { isProjectRole, type ProjectRole, type WorkspaceRole } from "../access/permissions";
import { projectRights } from "../access/rights";
import type { ProjectScope, WorkspaceScope } from "../access/scope";
import { notFound } from "../errors";
import { containing, countLimit, keyset, toPage, type Page, type PageInput } from "../paging";
import type { ProjectDetailView, ProjectView } from "./schema";

export const PROJECT_COLUMNS = {
  id: true,
  slug: true,
  name: true,
  description: true,
  visibility: true,
  kind: true,
  archivedAt: true,
  createdAt: true,
  collaborators: { where: { role: "owner" }, select: { user: { select: { id: true, name: true } } } },
} as const;

export interface ProjectColumns {
  id: string;
  slug: string;
  name: string;
  description: string;
  visibility: string;
  kind: string;
  archivedAt: Date | null;
  createdAt: Date;
  /** The owners alone; there is one, or none after the owner has left. */
  collaborators: { user: { id: string; name: string } }[];
}

export function toProjectView({ collaborators, ...row }: ProjectColumns, role: ProjectRole): ProjectView {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    description: row.description,
    visibility: row.visibility === "open" ? "open" : "private",
    kind: row.kind === "default" || row.kind === "examples" ? row.kind : "ordinary",
    role,
    owner: collaborators[0]?.user ?? null,
    status: row.archivedAt === null ? "active" : "archived",
    createdAt: row.createdAt.toISOString(),
  };
}

export const PROJECT_RANK: Record<ProjectRole, number> = { owner: 3, admin: 2, member: 1, viewer: 0 };

/** The highest of several roles; "viewer" where there is none that this version knows. */
export function highestRole(roles: readonly (string | undefined)[]): ProjectRole {
  let highest: ProjectRole = "viewer";
  for (const role of roles) {
    if (role !== undefined && isProjectRole(role) && PROJECT_RANK[role] > PROJECT_RANK[highest]) highest = role;
  }
  return highest;
}

export function matchingProjects(search: string | undefined) {
  return search === undefined ? {} : { OR: [{ name: containing(search) }, { slug: containing(search) }] };
}

/** What the caller has in a project without being a collaborator. */
function roleFromAbove(scope: WorkspaceScope, project: { visibility: string }): ProjectRole {
  if (scope.organizationRole === "owner") return "owner";
  if (scope.roles.includes("admin")) return "admin";
  const [role]: readonly WorkspaceRole[] = scope.roles;
  return project.visibility === "open" && role !== undefined ? role : "viewer";
}

/** The open projects of a workspace and the private ones that the caller is in; all of them for its admins. */
export async function listProjects(scope: WorkspaceScope, input: PageInput): Promise<Page<ProjectView>> {
  const { after, orderBy, take } = keyset(input);
  const userId = scope.actor.id;
  const standing = { deletedAt: null };
  const reached = scope.roles.includes("admin")
    ? {}
    : { OR: [{ visibility: "open" }, { collaborators: { some: { userId } } }] };
  const where = { AND: [standing, reached, matchingProjects(input.search)] };
  const rows = await scope.db.project.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: PROJECT_COLUMNS,
  });
  const own = await scope.db.collaborator.findMany({
    where: { userId, projectId: { in: rows.map((row) => row.id) } },
    select: { projectId: true, role: true },
  });
  const roles = new Map(own.map((row) => [row.projectId, row.role]));
  const count = await scope.db.project.count({ where, ...countLimit(input) });
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    (row) => toProjectView(row, highestRole([roleFromAbove(scope, row), roles.get(row.id)])),
  );
}

export async function getProject(scope: ProjectScope): Promise<ProjectDetailView> {
  const row = await scope.db.project.findFirst({ select: PROJECT_COLUMNS });
  if (row === null) throw notFound();
  return { ...toProjectView(row, highestRole(scope.roles)), permissions: projectRights(scope) };
}

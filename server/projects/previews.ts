import "server-only";
import { unexpired } from "../access/reach";
import { isOrganizationAdmin } from "../access/rights/built-in-roles";
import type { ProjectScope } from "../access/scope";
import { AppError, notFound } from "../errors";
import type { MovePreview, RemovalPreview, VisibilityPreview } from "./schema";

/** How many names a preview gives for each list; its total counts them all. */
const NAMED = 20;

type People = RemovalPreview["collaborators"];

const NOBODY: People = { total: 0, people: [] };
const PERSON = { user: { select: { id: true, name: true } } } as const;

function holding(projectId: string) {
  return { projectId, ...unexpired() };
}

async function collaborators(scope: ProjectScope, more: { external?: boolean; role?: string }): Promise<People> {
  const where = { ...holding(scope.project.id), ...more };
  const rows = await scope.db.collaborator.findMany({ where, orderBy: { userId: "asc" }, take: NAMED, select: PERSON });
  const total = await scope.db.collaborator.count({ where });
  return { total, people: rows.map(({ user }) => user) };
}

/** A row in a workspace that reaches the project: any where it is open, an admin's where it is private. */
function rowIn(workspaceId: string, visibility: string) {
  return { workspaceId, ...unexpired(), ...(visibility === "open" ? {} : { role: "admin" }) };
}

/** People of the organization who reach a project by one row and not by another, nor by themselves or from above. */
async function difference(
  scope: ProjectScope,
  reaching: ReturnType<typeof rowIn>,
  not: ReturnType<typeof rowIn> | null,
): Promise<People> {
  const where = {
    ...unexpired(),
    suspendedAt: null,
    role: { notIn: ["owner", "admin"] },
    user: { collaborators: { none: holding(scope.project.id) } },
    AND: [{ workspaces: { some: reaching } }, ...(not === null ? [] : [{ workspaces: { none: not } }])],
  };
  const rows = await scope.db.organizationMember.findMany({
    where,
    orderBy: { userId: "asc" },
    take: NAMED,
    select: PERSON,
  });
  const total = await scope.db.organizationMember.count({ where });
  return { total, people: rows.map(({ user }) => user) };
}

/** Who would come to reach the project, and who would no longer. */
export async function previewVisibility(scope: ProjectScope, visibility: string): Promise<VisibilityPreview> {
  const { workspace, project } = scope;
  if (visibility === project.visibility) return { gain: NOBODY, lose: NOBODY };
  const open = rowIn(workspace.id, "open");
  const affected = await difference(scope, open, rowIn(workspace.id, "private"));
  return visibility === "open" ? { gain: affected, lose: NOBODY } : { gain: NOBODY, lose: affected };
}

function openInvitations(scope: ProjectScope): Promise<number> {
  const { id: projectId } = scope.project;
  return scope.db.invitation.count({ where: { projectId, status: "pending", expiresAt: { gt: new Date() } } });
}

/** Rules on the project, on what lies in it, and by which resources of others are shared into it. */
function accessRules(scope: ProjectScope): Promise<number> {
  const { id: projectId } = scope.project;
  const shared = { grants: { some: { sharedProjectId: projectId } } };
  return scope.db.workspace
    .findFirst({
      select: {
        _count: {
          select: {
            accessRules: {
              where: { AND: [unexpired(), { OR: [{ projectId }, { resource: { projectId } }, shared] }] },
            },
          },
        },
      },
    })
    .then((row) => row?._count.accessRules ?? 0);
}

function openRequests(scope: ProjectScope): Promise<number> {
  const { id: projectId } = scope.project;
  const where = { status: "pending", OR: [{ projectId }, { resource: { projectId } }] };
  return scope.db.workspace
    .findFirst({ select: { _count: { select: { accessRequests: { where } } } } })
    .then((row) => row?._count.accessRequests ?? 0);
}

/** The project's own, which work now. */
function ownCredentials({ db, project }: ProjectScope): Promise<number> {
  return db.credential.count({ where: { projectId: project.id, revokedAt: null, disabledAt: null, ...unexpired() } });
}

function ownKeys({ db, project }: ProjectScope): Promise<number> {
  return db.projectKey.count({ where: { projectId: project.id } });
}

export async function previewRemoval(scope: ProjectScope): Promise<RemovalPreview> {
  return {
    collaborators: await collaborators(scope, {}),
    external: await collaborators(scope, { external: true }),
    invitations: await openInvitations(scope),
    rules: await accessRules(scope),
    credentials: await ownCredentials(scope),
    keys: await ownKeys(scope),
  };
}

/** The caller's own way to another workspace of the organization; null where they do not belong to it. */
async function target(scope: ProjectScope, to: string) {
  const named = { OR: [{ id: to }, { slugs: { some: { space: "workspace", slug: to.toLowerCase() } } }] };
  const row = await scope.db.organizationMember.findFirst({
    where: { userId: scope.actor.id, ...unexpired() },
    select: {
      role: true,
      workspaces: {
        where: { workspace: { ...named, deletedAt: null }, role: "admin", ...unexpired() },
        select: { workspace: { select: { id: true, name: true, slug: true } } },
      },
      organization: {
        select: { workspaces: { where: { ...named, deletedAt: null }, select: { id: true, name: true, slug: true } } },
      },
    },
  });
  const above = isOrganizationAdmin(row?.role);
  return (above ? row?.organization.workspaces[0] : row?.workspaces[0]?.workspace) ?? null;
}

async function isSlugTaken(scope: ProjectScope, workspaceId: string): Promise<boolean> {
  const { slug, id } = scope.project;
  const others = { space: workspaceId, slug: slug.toLowerCase(), projectId: { not: id } };
  const row = await scope.db.organizationMember.findFirst({
    where: { userId: scope.actor.id },
    select: { organization: { select: { slugs: { where: others, select: { slug: true } } } } },
  });
  return (row?.organization.slugs.length ?? 0) > 0;
}

/**
 * What a move would do at both ends.
 * @throws NOT_FOUND where the caller is no admin of the other workspace, INVALID invalid_value (to)
 */
export async function previewMove(scope: ProjectScope, to: string): Promise<MovePreview> {
  const { workspace, project, actor } = scope;
  // A preview tells of both ends, so it needs what reaches both, as the move does.
  if (actor.credential !== null && actor.credential.workspaceId !== null) {
    throw new AppError("FORBIDDEN", "credential_reach");
  }
  const there = await target(scope, to);
  if (there === null) throw notFound();
  if (there.id === workspace.id) throw new AppError("INVALID", "invalid_value", "to");
  const here = rowIn(workspace.id, project.visibility);
  const beyond = rowIn(there.id, project.visibility);
  const narrow = { workspaceId: workspace.id, revokedAt: null, user: { collaborators: { some: holding(project.id) } } };
  const owner = await scope.db.organizationMember.findFirst({
    where: { userId: scope.actor.id },
    select: { organization: { select: { credentials: { where: narrow, select: { id: true } } } } },
  });
  return {
    target: there,
    slugTaken: await isSlugTaken(scope, there.id),
    collaborators: await collaborators(scope, {}),
    customRoles: await collaborators(scope, { role: "custom" }),
    invitations: await openInvitations(scope),
    rules: await accessRules(scope),
    requests: await openRequests(scope),
    defaults: await scope.db.defaultProject.count({ where: { projectId: project.id } }),
    ownCredentials: await ownCredentials(scope),
    keys: await ownKeys(scope),
    credentials: owner?.organization.credentials.length ?? 0,
    gain: await difference(scope, beyond, here),
    lose: await difference(scope, here, beyond),
  };
}

import "server-only";
import { ruledFor, unexpired } from "../../access/reach";
import type { ReadDatabase } from "../../db/tenant";
import { NAMED, type EndingPreview } from "../schema/endings";

/** Whose standing ends, and where: in one workspace, in one organization or, with neither, everywhere. */
export interface Leaver {
  userId: string;
  emailKey: string;
  organizationId?: string;
  workspaceId?: string;
  /**
   * Who looks, where that is somebody whom a private project does not exist for unless they are in it: a custom role may
   * hold the right to remove people without being an admin.
   */
  seenBy?: string;
}

type Database = Pick<
  ReadDatabase,
  | "accessGrant"
  | "workspaceMember"
  | "credential"
  | "group"
  | "collaborator"
  | "invitation"
  | "invitationLink"
  | "serviceAccount"
  | "vault"
>;

export type Parts = Pick<
  EndingPreview,
  "workspaces" | "credentials" | "groups" | "rules" | "projects" | "vaults" | "invitations" | "links" | "owned"
>;

const PLACE = { id: true, slug: true, name: true } as const;
const CUSTOM = { select: { id: true, name: true } } as const;

export function placeOf({ organizationId, workspaceId }: Leaver) {
  return {
    ...(organizationId === undefined ? {} : { organizationId }),
    ...(workspaceId === undefined ? {} : { workspaceId }),
  };
}

/** The total of a list that may have more than it names. */
async function total(items: readonly unknown[], count: () => Promise<number>): Promise<number> {
  return items.length < NAMED ? items.length : count();
}

async function readWorkspaces(db: Database, leaver: Leaver): Promise<Parts["workspaces"]> {
  const where = { userId: leaver.userId, ...unexpired(), workspace: { deletedAt: null }, ...placeOf(leaver) };
  const rows = await db.workspaceMember.findMany({
    where,
    orderBy: { workspaceId: "asc" },
    take: NAMED,
    select: { role: true, customRole: CUSTOM, workspace: { select: PLACE } },
  });
  const items = rows.map(({ workspace, role, customRole }) => ({ ...workspace, role, customRole }));
  return { total: await total(items, () => db.workspaceMember.count({ where })), items };
}

async function readCredentials(db: Database, leaver: Leaver): Promise<Parts["credentials"]> {
  const where = { userId: leaver.userId, revokedAt: null, ...unexpired(), ...placeOf(leaver) };
  const rows = await db.credential.findMany({
    where,
    orderBy: { id: "asc" },
    take: NAMED,
    select: { id: true, label: true, accessKey: true, workspace: { select: { name: true } } },
  });
  const items = rows.map(({ workspace, ...row }) => ({ ...row, workspace: workspace?.name ?? null }));
  const all = await total(items, () => db.credential.count({ where }));
  // Who may take people out, and is no admin, learns how many there are and not which.
  return { total: all, items: leaver.seenBy === undefined ? items : [] };
}

async function readGroups(db: Database, leaver: Leaver): Promise<Parts["groups"]> {
  const where = { members: { some: { userId: leaver.userId } }, ...placeOf(leaver) };
  const rows = await db.group.findMany({
    where,
    orderBy: { id: "asc" },
    take: NAMED,
    select: { id: true, name: true, workspace: { select: { name: true } } },
  });
  const items = rows.map(({ workspace, ...row }) => ({ ...row, workspace: workspace.name }));
  return { total: await total(items, () => db.group.count({ where })), items };
}

/** Those that the viewer may know of; a project that was deleted is nobody's to be told of. */
function inSight({ seenBy }: Leaver) {
  if (seenBy === undefined) return { deletedAt: null };
  return {
    deletedAt: null,
    OR: [{ visibility: "open" }, { collaborators: { some: { userId: seenBy, ...unexpired() } } }, ruledFor(seenBy)],
  };
}

const NAME = { select: { name: true } } as const;

/** Rules that name the person themself, on places that the viewer may know of. */
async function readRules(db: Database, leaver: Leaver): Promise<Parts["rules"]> {
  const project = { OR: [{ projectId: null }, { project: inSight(leaver) }] };
  const rule = { AND: [project, { OR: [{ resourceId: null }, { resource: project }] }] };
  const where = { userId: leaver.userId, ...unexpired(), ...placeOf(leaver), rule };
  const rows = await db.accessGrant.findMany({
    where,
    orderBy: { ruleId: "asc" },
    take: NAMED,
    select: {
      rule: {
        select: { id: true, permission: true, resourceType: true, project: NAME, resource: NAME, workspace: NAME },
      },
    },
  });
  const items = rows.map(({ rule: { project: around, resource, workspace, ...shown } }) => ({
    ...shown,
    target: resource?.name ?? around?.name ?? null,
    workspace: workspace.name,
  }));
  return { total: await total(items, () => db.accessGrant.count({ where })), items };
}

const PROJECT = { select: { ...PLACE, workspace: { select: PLACE } } } as const;

async function readProjects(db: Database, leaver: Leaver): Promise<Parts["projects"]> {
  const where = { userId: leaver.userId, role: { not: "owner" }, project: inSight(leaver), ...placeOf(leaver) };
  const rows = await db.collaborator.findMany({
    where,
    orderBy: { projectId: "asc" },
    take: NAMED,
    select: { role: true, customRole: CUSTOM, project: PROJECT },
  });
  const items = rows.map(({ project, role, customRole }) => ({ ...project, role, customRole }));
  return { total: await total(items, () => db.collaborator.count({ where })), items };
}

async function ownedBy(db: Pick<Database, "collaborator">, leaver: Leaver): Promise<Parts["owned"]> {
  const where = { userId: leaver.userId, role: "owner", project: inSight(leaver), ...placeOf(leaver) };
  const rows = await db.collaborator.findMany({
    where,
    orderBy: { projectId: "asc" },
    take: NAMED,
    select: { project: PROJECT },
  });
  const items = rows.map(({ project }) => project);
  return { total: await total(items, () => db.collaborator.count({ where })), items };
}

export interface OwnedProject {
  id: string;
  slug: string;
  name: string;
  organizationId: string;
  workspace: { id: string; slug: string; name: string };
}

/** All of them, to hand them over. */
export async function ownedProjects(db: Pick<Database, "collaborator">, leaver: Leaver): Promise<OwnedProject[]> {
  const rows = await db.collaborator.findMany({
    where: { userId: leaver.userId, role: "owner", project: inSight(leaver), ...placeOf(leaver) },
    orderBy: { projectId: "asc" },
    select: { project: { select: { ...PROJECT.select, organizationId: true } } },
  });
  return rows.map(({ project }) => project);
}

/** Everything that ends, read before it does: each kind in one query, and in a second one where there are many. */
export async function readParts(db: Database, leaver: Leaver): Promise<Parts> {
  const place = placeOf(leaver);
  const live = { expiresAt: { gt: new Date() } };
  return {
    workspaces: await readWorkspaces(db, leaver),
    credentials: await readCredentials(db, leaver),
    groups: await readGroups(db, leaver),
    rules: await readRules(db, leaver),
    projects: await readProjects(db, leaver),
    owned: await ownedBy(db, leaver),
    vaults: await db.vault.count({ where: { userId: leaver.userId, ...place } }),
    invitations: await db.invitation.count({
      where: { emailKey: leaver.emailKey, status: "pending", ...live, ...place },
    }),
    links: await db.invitationLink.count({
      where: { createdById: leaver.userId, revokedAt: null, ...live, ...place },
    }),
  };
}

/** What they made for others and what stays as it is. */
export async function readStaying(db: Database, leaver: Leaver): Promise<EndingPreview["stays"]> {
  const place = placeOf(leaver);
  const pending = { status: "pending", expiresAt: { gt: new Date() } };
  return {
    invitations: await db.invitation.count({ where: { invitedById: leaver.userId, ...pending, ...place } }),
    serviceAccounts: await db.serviceAccount.count({
      where: { createdById: leaver.userId, projectId: null, ...place },
    }),
  };
}

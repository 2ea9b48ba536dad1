import "server-only";
import { unexpired } from "../access/reach";
import type { OrganizationScope } from "../access/scope";
import type { WorkspaceRemovalView, WorkspaceTargetInput } from "./schema";
import { findTarget } from "./target";

type Database = OrganizationScope["db"];

/** The first names of each kind: enough to recognise what it is about. */
const FIRST = { take: 5, orderBy: { id: "asc" } } as const;
const FIRST_PEOPLE = { take: 5, orderBy: { userId: "asc" } } as const;
const NAME = { select: { name: true } } as const;

async function counted<Row>(total: Promise<number>, rows: Promise<readonly Row[]>, name: (row: Row) => string) {
  return { total: await total, names: (await rows).map(name) };
}

const nameOf = ({ name }: { name: string }) => name;

/** What is in the workspace. */
async function contents(db: Database, workspaceId: string) {
  const place = { workspaceId };
  const projects = { ...place, deletedAt: null };
  const groups = { ...place, kind: "ordinary" };
  const machines = { ...place, projectId: null };
  const user = { organizationMember: { select: { user: NAME } } } as const;
  return {
    projects: await counted(
      db.project.count({ where: projects }),
      db.project.findMany({ where: projects, ...FIRST, ...NAME }),
      nameOf,
    ),
    members: await counted(
      db.workspaceMember.count({ where: place }),
      db.workspaceMember.findMany({ where: place, ...FIRST_PEOPLE, select: user }),
      (row) => row.organizationMember.user.name,
    ),
    serviceAccounts: await counted(
      db.serviceAccount.count({ where: machines }),
      db.serviceAccount.findMany({ where: machines, ...FIRST, ...NAME }),
      nameOf,
    ),
    groups: await counted(
      db.group.count({ where: groups }),
      db.group.findMany({ where: groups, ...FIRST, ...NAME }),
      nameOf,
    ),
  };
}

/** The rules that hold now: they have no names. */
async function rules(db: Database, workspaceId: string) {
  return { total: await db.accessRule.count({ where: { workspaceId, ...unexpired() } }), names: [] };
}

/** The ways into the workspace that work now. */
async function ways(db: Database, workspaceId: string) {
  const now = new Date();
  const place = { workspaceId };
  const live = { ...place, revokedAt: null, disabledAt: null };
  const credentials = { ...live, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  const invitations = { ...place, status: "pending", expiresAt: { gt: now } };
  const links = { ...place, revokedAt: null, expiresAt: { gt: now } };
  return {
    credentials: await counted(
      db.credential.count({ where: credentials }),
      db.credential.findMany({ where: credentials, ...FIRST, select: { label: true, accessKey: true } }),
      ({ label, accessKey }) => (label === "" ? accessKey : label),
    ),
    invitations: await counted(
      db.invitation.count({ where: invitations }),
      db.invitation.findMany({ where: invitations, ...FIRST, select: { email: true } }),
      ({ email }) => email,
    ),
    links: { total: await db.invitationLink.count({ where: links }), names: [] },
  };
}

/** What goes with the workspace if it is deleted, so that nobody deletes what they did not mean to. */
export async function previewRemoval(
  scope: OrganizationScope,
  input: WorkspaceTargetInput,
): Promise<WorkspaceRemovalView> {
  const { id, name, slug } = await findTarget(scope.db, scope, input.target);
  const { db } = scope;
  return { id, name, slug, ...(await contents(db, id)), rules: await rules(db, id), ...(await ways(db, id)) };
}

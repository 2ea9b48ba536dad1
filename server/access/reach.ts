import { ORGANIZATION_ADMINS } from "./rights/built-in-roles";
import { askingOrganizations } from "../db/hot/access/admittance";
import { projectIdsInSight } from "../db/hot/access/ruled-projects";
import { neededIn, type Needed } from "./limits/admittance";
import type { Actor, WorkspaceScope } from "./scope";

/** A membership that holds now; the suspended one is still one, since its place may be named. */
export function unexpired(now = new Date()) {
  return { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
}

/**
 * Who belongs to a workspace, asked of the organization's members: by a row that holds, or as an admin of the
 * organization.
 */
export function belongsTo(workspaceId: string, now = new Date()) {
  const rows = { workspaceId, ...unexpired(now) };
  return {
    AND: [unexpired(now), { OR: [{ workspaces: { some: rows } }, { role: { in: [...ORGANIZATION_ADMINS] } }] }],
  };
}

/** A workspace that is there: what was deleted shows in no list but that of deleted things. */
export const WORKSPACE_STANDS = { deletedAt: null, organization: { deletedAt: null } } as const;

/** A project that is there, with all that is above it. */
export const PROJECT_STANDS = { deletedAt: null, workspace: WORKSPACE_STANDS } as const;

/**
 * The organizations of the caller's that do not let them in as things are, with what they ask for: lists across
 * organizations tell nothing of what is in them.
 */
export async function closedOrganizations(actor: Actor): Promise<Map<string, Needed>> {
  const closed = new Map<string, Needed>();
  if (actor.session === null && actor.credential?.kind !== "device") return closed;
  for (const place of await askingOrganizations(actor.id)) {
    const needed = neededIn(actor, place);
    if (needed !== null) closed.set(place.organizationId, needed);
  }
  return closed;
}

/**
 * Which organizations of a person the caller reaches as a whole: all by a session, none by a credential of one
 * workspace, its own and those made with it by a credential with organization reach.
 */
export function reachedOrganizations({ credential }: Actor) {
  const organizationId = credential?.organizationId ?? null;
  if (credential === null || organizationId === null) return {};
  if (credential.workspaceId !== null) return { organizationId: { in: [] as string[] } };
  return { AND: [madeOrOwn(credential.id, organizationId)] };
}

/** Which workspaces the caller reaches: those of a reached organization, or the one of the credential. */
export function reachedWorkspaces({ credential }: Actor) {
  const id = credential?.workspaceId ?? null;
  return id === null ? {} : { id };
}

/** The organizations in which the caller reaches at least one workspace. */
export function enteredOrganizations({ credential }: Actor) {
  const organizationId = credential?.organizationId ?? null;
  if (credential === null || organizationId === null) return {};
  if (credential.workspaceId !== null) return { organizationId };
  return { AND: [madeOrOwn(credential.id, organizationId)] };
}

function madeOrOwn(credentialId: string, organizationId: string) {
  return { OR: [{ organizationId }, { organization: { createdByCredentialId: credentialId } }] };
}

/** Projects with a rule on them that names somebody of the workspace; `ruledOn` says the same to statements. */
export function ruledFor(actorId: string) {
  const live = unexpired();
  const member = { AND: [{ OR: [{ userId: actorId }, { serviceAccountId: actorId }] }, live] };
  const inRole = (role: string) => {
    const people = { members: { some: { userId: actorId, role, ...live } } };
    const machines = { serviceAccounts: { some: { id: actorId, role } } };
    return { role, rule: { workspace: { OR: [people, machines] } } };
  };
  const group = { OR: [{ kind: "users" }, { members: { some: member } }] };
  const named = { OR: [{ subject: actorId }, { group }, inRole("member"), inRole("viewer")] };
  return { accessRules: { some: { grants: { some: { AND: [live, named] } } } } };
}

/** More than anybody looks through. What is past it stays out of sight, which errs on the safe side. */
const MOST_PROJECTS = 10_000;

/**
 * The projects of the workspace whose existence the caller may know of: null means all, for its admins. A custom role
 * may show lists that tell of projects, such as the audit, to who sees no private one.
 */
export async function projectsInSight(scope: WorkspaceScope): Promise<string[] | null> {
  if (scope.roles.includes("admin")) return null;
  return projectIdsInSight(scope.workspace.id, scope.actor.id, scope.inWorkspace, MOST_PROJECTS);
}

import { isOrganizationAdmin } from "../../access/rights/built-in-roles";
import type { AccessFacts, CollaboratorFact, GrantFact } from "../../db/hot/access/facts";
import type { Level } from "../../db/hot/access/decisions";

/**
 * What a decision would be if the facts around it were others. Decisions themselves are made by the database alone; this
 * only tries which changes are worth offering, and offers none where it does not agree with the decision made.
 */

/** 0 nothing, 1 reading, 2 modifying. */
type Reach = 0 | 1 | 2;

export interface Asked {
  level: Level;
  type: string | null;
}

export function isLive({ expiresAt }: { expiresAt: string | null }): boolean {
  return expiresAt === null || Date.parse(expiresAt) > Date.now();
}

function best(reaches: readonly Reach[]): Reach {
  if (reaches.includes(2)) return 2;
  return reaches.includes(1) ? 1 : 0;
}

function given(permission: string | undefined): Reach {
  if (permission === "modify" || permission === "all") return 2;
  return permission === "read" ? 1 : 0;
}

/** What only depends on the actor. */
interface Standing {
  alive: boolean;
  inOrganization: boolean;
  above: boolean;
  admin: boolean;
  belongs: boolean;
  /** The project that a service account is built into, with its role there. */
  builtIn: { projectId: string; role: string } | null;
  subjects: ReadonlySet<string>;
  queueAdmin: boolean;
  roleAccess: Readonly<Record<string, string>>;
}

export function standingIn(facts: AccessFacts): Standing {
  const { user, machine, actor } = facts;
  const member = facts.member !== null && isLive(facts.member) ? facts.member : null;
  const row = member !== null && facts.row !== null && isLive(facts.row) ? facts.row : null;
  const works = machine !== null && !machine.suspended;
  const alive = works || (user !== null && !user.suspended && member?.suspended !== true);
  const inside = alive && member !== null;
  const above = inside && isOrganizationAdmin(member.role);
  const admin = above || (inside && row?.role === "admin");
  const builtIn = machine?.builtIn ?? null;
  const belongs = (works && builtIn === null) || above || (inside && row !== null);
  const role = works ? machine.role : row?.role;
  const put = facts.groups.filter(({ put: rows }) => rows.some(isLive));
  const following = facts.groups.filter(({ kind }) => kind === "users" || (kind === "admins" && admin));
  const groups = [...put, ...following].map(({ id }) => id);
  return {
    ...{ alive, inOrganization: member !== null, above, admin, belongs, builtIn: works ? builtIn : null },
    subjects: new Set(belongs ? [actor, ...groups, ...(role === undefined ? [] : [`role:${role}`])] : []),
    queueAdmin: belongs && put.some(({ kind }) => kind === "queue_admins"),
    roleAccess: belongs ? (row?.roleAccess ?? {}) : {},
  };
}

/** What a rule on a place gives there; where no type is asked for, any shows the place, and modify means all types. */
function ofGrant({ resourceType, permission }: GrantFact, type: string | null): Reach {
  if (type === null) return resourceType === "*" ? given(permission) : 1;
  return resourceType === "*" || resourceType === type ? given(permission) : 0;
}

export function ofCollaborator({ role, access, roleAccess }: CollaboratorFact, type: string | null): Reach {
  if (role !== "access" && role !== "custom") return role === "viewer" ? 1 : 2;
  return type === null ? 1 : given((role === "access" ? access : roleAccess)?.[type]);
}

function inPlace(
  facts: AccessFacts,
  who: Standing,
  place: { id: string | null; open: boolean },
  type: string | null,
): Reach {
  const found: Reach[] = [];
  const grants = facts.grants.filter((grant) => isLive(grant) && who.subjects.has(grant.subject));
  const on = (scope: string) => grants.filter((grant) => grant.scope === scope).map((grant) => ofGrant(grant, type));
  if (place.open) {
    found.push(...on(facts.workspace.id), type === null && who.belongs ? 1 : 0);
    if (type !== null) found.push(given(who.roleAccess[type]));
  }
  if (place.id === null) return best(found);
  const rows = facts.collaborators.filter((row) => row.projectId === place.id && isLive(row));
  if (who.builtIn?.projectId === place.id) found.push(who.builtIn.role === "viewer" ? 1 : 2);
  const works = rows.filter(({ external }) => external || who.inOrganization);
  return best([...found, ...on(place.id), ...works.map((row) => ofCollaborator(row, type))]);
}

function onResource(facts: AccessFacts, who: Standing, resource: string, type: string | null): Reach {
  const grants = facts.grants.filter((grant) => grant.scope === resource && isLive(grant));
  const direct = grants.filter(({ subject }) => who.subjects.has(subject)).map(({ permission }) => given(permission));
  const shared = facts.shares.filter(isLive).map((share): Reach => {
    const reached = inPlace(facts, who, { id: share.projectId, open: share.open }, type);
    return reached === 2 && share.permission === "read" ? 1 : reached;
  });
  return best([...direct, ...shared]);
}

/** Whether the target is kept as it is. */
export function isClosed({ workspace, project }: AccessFacts): boolean {
  return workspace.archived || project?.archived === true || project?.kind === "examples";
}

export function wouldAllow(facts: AccessFacts, { level, type }: Asked): boolean {
  const who = standingIn(facts);
  if (!who.alive || (level !== "read" && isClosed(facts)) || (level === "manage" && !who.queueAdmin)) return false;
  if (who.admin) return true;
  const asked = level === "manage" ? null : type;
  const { project, resource } = facts;
  const place = { id: project?.id ?? null, open: project === null || project.open };
  const reached = best([
    inPlace(facts, who, place, asked),
    resource === null ? 0 : onResource(facts, who, resource.id, asked),
  ]);
  return reached >= (level === "modify" ? 2 : 1);
}

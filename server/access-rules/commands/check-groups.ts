import "server-only";
import { check, type AskedTarget } from "../../access/evaluate";
import { unexpired } from "../../access/reach";
import { covers, isOrganizationAdmins, workspaceAuthority, type Authority } from "../../access/rights/authority";
import type { WorkspaceScope } from "../../access/scope";
import { findWorkspaceStanding } from "../../access/standing/now";
import { endInWorkspace, lasts } from "../../access/standing/own-end";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { refuseQueueAdmins } from "../../groups/commands/find-group";
import { groupsOfMachine } from "../../groups/commands/groups-of-machine";
import { hasVaultOfMachine, hasVaultsOf } from "../../vaults/commands/given-vaults";

/** Checking more would hold the lock that everybody waits for: beyond this many grants only an admin gives them. */
const MOST_GRANTS = 500;

interface Given {
  scope: string;
  resourceType: string;
  permission: string;
  expiresAt: Date | null;
}

interface Subjects {
  groups: readonly string[];
  /** A service account beside them. */
  machine?: string;
}

/** What rules give to one of the groups, or to the service account, each once. */
async function givenTo(tx: TransactionDatabase, { groups, machine }: Subjects): Promise<Given[]> {
  const named = [{ groupId: { in: [...groups] } }, ...(machine === undefined ? [] : [{ serviceAccountId: machine }])];
  return tx.accessGrant.groupBy({
    by: ["scope", "resourceType", "permission", "expiresAt"],
    where: { AND: [{ OR: named }, unexpired()] },
    orderBy: { scope: "asc" },
    take: MOST_GRANTS + 1,
  });
}

/** All types of a project are had by whoever modifies them all; all of the workspace by its admins alone. */
function asked({ scope, resourceType: type, permission }: Given) {
  const level = permission === "modify" ? ("modify" as const) : ("read" as const);
  const of = (resource: AskedTarget, needed: "read" | "modify" = level) => ({ permission: needed, resource });
  if (scope.startsWith("res_")) return of({ type, id: scope });
  if (!scope.startsWith("prj_")) return of({ type });
  return type === "*" ? of({ project: scope }, "modify") : of({ type, project: scope });
}

/**
 * Whoever puts somebody into a group gives them what rules and vaults give the group, and nobody grants above
 * themselves, nor for longer than they have it. New rules for a group are for whoever makes them to answer for. `until`:
 * when the membership is to end (null: never), as `field` says.
 * @throws FORBIDDEN rank_too_low, rank_too_low (the field)
 */
export async function refuseBeyondGroups(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  acting: Authority,
  groups: readonly string[],
  { until, field = "expiresAt" }: { until: Date | null; field?: string } = { until: null },
): Promise<void> {
  await refuseBeyondGiven(tx, scope, acting, { groups });
  const place = { workspaceId: scope.workspace.id, organizationId: scope.organization.id };
  const lasts = await hasAllGiven(tx, { id: scope.actor.id, place, authority: acting }, { groups }, until);
  if (!lasts) throw new AppError("FORBIDDEN", "rank_too_low", field);
}

/**
 * Whoever holds a credential of a service account has what rules and vaults give it and its groups, beside what its role
 * does.
 * @throws FORBIDDEN rank_too_low
 */
export async function refuseBeyondMachine(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  acting: Authority,
  id: string,
): Promise<void> {
  const groups = await groupsOfMachine(tx, id);
  for (const group of groups) refuseQueueAdmins(acting, group);
  if (!(await hasVaultOfMachine(tx, acting, id))) throw new AppError("FORBIDDEN", "rank_too_low");
  return refuseBeyondGiven(tx, scope, acting, { groups: groups.map((group) => group.id), machine: id });
}

async function refuseBeyondGiven(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  acting: Authority,
  subjects: Subjects,
): Promise<void> {
  const place = { workspaceId: scope.workspace.id, organizationId: scope.organization.id };
  const has = await hasAllGiven(tx, { id: scope.actor.id, place, authority: acting }, subjects);
  if (!has) throw new AppError("FORBIDDEN", "rank_too_low");
}

interface Giver {
  id: string;
  authority: Authority;
  place: { workspaceId: string; organizationId: string };
}

async function hasAllGiven(
  tx: TransactionDatabase,
  giver: Giver,
  subjects: Subjects,
  until?: Date | null,
): Promise<boolean> {
  // An admin has all of it, for as long as they are one.
  const end = until === undefined ? null : await endInWorkspace(tx, giver.place.workspaceId, giver.id);
  const stays = until === undefined || lasts(end, until);
  if (!(await hasVaultsOf(tx, giver, subjects.groups, { until, stays }))) return false;
  return hasAllRuled(tx, giver, subjects, { until, end });
}

async function hasAllRuled(
  tx: TransactionDatabase,
  giver: Giver,
  subjects: Subjects,
  { until, end }: { until: Date | null | undefined; end: Date | null },
): Promise<boolean> {
  const { id: actor, place, authority } = giver;
  const given = await givenTo(tx, subjects);
  if (given.length === 0) return true;
  if (
    isOrganizationAdmins(authority) ||
    (await findWorkspaceStanding(tx, place.workspaceId, actor))?.role === "admin"
  ) {
    return [...byEnd(given, until).keys()].every((at) => at === undefined || lasts(end, at));
  }
  if (given.length > MOST_GRANTS) return false;
  for (const [at, some] of byEnd(given, until)) {
    const questions = some.map((one) => ({ actor, ...asked(one) }));
    const limits = { project: null, readOnly: false, ...(at === undefined ? {} : { at }) };
    if ((await check(place, questions, limits, tx)).includes(false)) return false;
  }
  return true;
}

/** Until when each is given: to the end of the membership, or of the rule where that is earlier. */
function byEnd(given: readonly Given[], until: Date | null | undefined): Map<Date | null | undefined, Given[]> {
  if (until === undefined) return new Map([[undefined, [...given]]]);
  const ends = new Map<number, Given[]>();
  for (const one of given) {
    const end = Math.min(...[until, one.expiresAt].map((date) => date?.getTime() ?? Infinity));
    ends.set(end, [...(ends.get(end) ?? []), one]);
  }
  return new Map([...ends].map(([end, some]) => [end === Infinity ? null : new Date(end), some]));
}

/**
 * Those of the groups of the workspace into which somebody may bring people as things stand, until then (null: for
 * ever), and those that are there: what was promised in their name is not given when they could not give it any more.
 */
export async function givableGroups(
  tx: TransactionDatabase,
  giver: Giver,
  ids: readonly string[],
  until: Date | null,
): Promise<{ givable: string[]; there: string[] }> {
  if (ids.length === 0) return { givable: [], there: [] };
  const { authority, place } = giver;
  const where = { id: { in: [...ids] }, workspaceId: place.workspaceId };
  const rows = await tx.group.findMany({ where, select: { id: true, kind: true } });
  const there = rows.map(({ id }) => id);
  if (!authority.permissions.has("group.add-members")) return { givable: [], there };
  const givable: string[] = [];
  for (const { id, kind } of rows) {
    const within = kind !== "queue_admins" || covers(authority, workspaceAuthority("admin"));
    if (within && (await hasAllGiven(tx, giver, { groups: [id] }, until))) givable.push(id);
  }
  return { givable, there };
}

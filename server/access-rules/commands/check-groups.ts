import "server-only";
import type { Authority } from "../../access/authority";
import { check, type AskedTarget } from "../../access/evaluate";
import { unexpired } from "../../access/reach";
import type { WorkspaceScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { refuseQueueAdmins } from "../../groups/commands/find-group";
import { groupsOfMachine } from "../../groups/commands/groups-of-machine";
import { findWorkspaceStanding } from "../../members/commands/check-standing";

/** More than this is not looked at under the lock that everybody waits for: it is an admin's to give. */
const MOST_GRANTS = 500;

interface Given {
  scope: string;
  resourceType: string;
  permission: string;
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
    by: ["scope", "resourceType", "permission"],
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
 * Whoever puts somebody into a group gives them what rules give the group, and nobody grants above themselves. New
 * rules for a group are for whoever makes them to answer for.
 * @throws FORBIDDEN rank_too_low
 */
export async function refuseBeyondGroups(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  acting: Pick<Authority, "tier">,
  groups: readonly string[],
): Promise<void> {
  return refuseBeyondGiven(tx, scope, acting, { groups });
}

/**
 * Whoever holds a credential of a service account has what rules give it and its groups, beside what its role does.
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
  return refuseBeyondGiven(tx, scope, acting, { groups: groups.map((group) => group.id), machine: id });
}

async function refuseBeyondGiven(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  { tier }: Pick<Authority, "tier">,
  subjects: Subjects,
): Promise<void> {
  const { actor, workspace, organization } = scope;
  const given = await givenTo(tx, subjects);
  if (given.length === 0 || tier >= 2) return;
  if ((await findWorkspaceStanding(tx, workspace.id, actor.id))?.role === "admin") return;
  const place = { workspaceId: workspace.id, organizationId: organization.id };
  const questions = given.map((one) => ({ actor: actor.id, ...asked(one) }));
  const answers = given.length > MOST_GRANTS ? [false] : await check(place, questions, undefined, tx);
  if (answers.includes(false)) throw new AppError("FORBIDDEN", "rank_too_low");
}

import "server-only";
import type { TransactionDatabase } from "../audit/audited";
import type { ReadDatabase } from "../db/tenant";
import { enqueueDirectorySync } from "../directory/commands/enqueue-sync";
import { losersBy } from "../directory/commands/losers";
import type { HeldGroup } from "../directory/commands/sources";
import { newId } from "../ids";
import type { Going } from "../provisioning/brake";
import { nameKey } from "../text";
import { GROUP_SCHEMA } from "./attributes";
import { changed, stoppedBy, type Directory, type Done, type Stopped } from "./context";
import { textOf } from "./documents";
import { absent, badPath, taken } from "./errors";
import { accountsOf, goingOf, inStep, peopleIn, readPlan, writeMembers, type Plan } from "./group-members";
import { operationsOf } from "./patch";
import { groupChange, groupName, memberIds, type GroupChange } from "./patch-group";
import { locationOf } from "./people";

const COLUMNS = { id: true, externalId: true, displayName: true, createdAt: true, updatedAt: true } as const;

interface GroupColumns {
  id: string;
  externalId: string | null;
  displayName: string;
  createdAt: Date;
  updatedAt: Date;
}

interface Member {
  directoryGroupId: string;
  directoryUser: { id: string; userName: string } | null;
}

/** @throws ScimError 404; a group of a claim is none of SCIM's */
export async function getGroup(
  db: Pick<ReadDatabase, "directoryGroup">,
  organizationId: string,
  id: string,
): Promise<GroupColumns> {
  const where = { organizationId, id, identityProviderId: null };
  const row = await db.directoryGroup.findFirst({ where, select: COLUMNS });
  if (row === null) throw absent();
  return row;
}

/** The members of groups, to be put beside these. */
export async function membersOf(
  db: Pick<ReadDatabase, "directoryGroupMember">,
  organizationId: string,
  groupIds: readonly string[],
): Promise<Member[]> {
  return db.directoryGroupMember.findMany({
    where: { organizationId, directoryGroupId: { in: [...groupIds] }, directoryUserId: { not: null } },
    orderBy: { directoryUserId: "asc" },
    select: { directoryGroupId: true, directoryUser: { select: { id: true, userName: true } } },
  });
}

export function groupResource(row: GroupColumns, members: readonly Member[] | null): Record<string, unknown> {
  const { id, externalId, displayName, createdAt, updatedAt } = row;
  const own = members?.flatMap(({ directoryGroupId, directoryUser }) =>
    directoryGroupId !== id || directoryUser === null
      ? []
      : {
          value: directoryUser.id,
          display: directoryUser.userName,
          type: "User",
          $ref: locationOf("Users", directoryUser.id),
        },
  );
  return {
    schemas: [GROUP_SCHEMA],
    id,
    ...(externalId === null ? {} : { externalId }),
    displayName,
    ...(own === undefined ? {} : { members: own }),
    meta: {
      resourceType: "Group",
      created: createdAt.toISOString(),
      lastModified: updatedAt.toISOString(),
      location: locationOf("Groups", id),
    },
  };
}

async function refuseTaken(tx: TransactionDatabase, organizationId: string, name: string, id: string): Promise<void> {
  const where = { organizationId, identityProviderId: null, nameKey: nameKey(name), id: { not: id } };
  if ((await tx.directoryGroup.count({ where })) > 0) throw taken("The name of the group");
}

type Named = Pick<GroupColumns, "displayName" | "externalId">;

function isRenamed(before: Named, now: Named): boolean {
  return before.displayName !== now.displayName || before.externalId !== now.externalId;
}

const target = ({ id, displayName }: { id: string; displayName: string }) => ({
  type: "directory_group",
  id,
  name: displayName,
});

const KNOWN = ["schemas", "id", "meta", "externalid", "displayname", "members"];

function wholeGroup(body: Readonly<Record<string, unknown>>): Required<GroupChange> {
  const named = new Map(Object.entries(body).map(([key, value]) => [key.toLowerCase(), value]));
  for (const key of named.keys()) if (!KNOWN.includes(key)) throw badPath(key);
  const externalId = named.get("externalid") ?? null;
  const members = named.get("members") ?? [];
  return {
    displayName: groupName(named.get("displayname") ?? ""),
    externalId: externalId === null ? null : textOf(externalId, "externalId"),
    steps: [{ kind: "replace", ids: memberIds(members) }],
  };
}

interface Naming {
  id: string;
  before: Named;
  now: Named;
}

/**
 * Whom the brake counts: who is taken out, and whoever has less by what the group is called now, or by being in it, where
 * a row that gives less stands before the one that gave them more.
 */
async function goingBy(
  tx: TransactionDatabase,
  organizationId: string,
  { id, before, now }: Naming,
  { added, gone }: Plan,
): Promise<Going[]> {
  const group = { id, ...now };
  const entering = { people: accountsOf(added), groups: (held: readonly HeldGroup[]) => [...held, group] };
  const losers = await losersBy(tx, organizationId, entering);
  if (isRenamed(before, now)) {
    const left = new Set(gone.map((one) => one.id));
    const staying = (await peopleIn(tx, organizationId, id)).filter((one) => !left.has(one.id));
    const renamed = (held: readonly HeldGroup[]) => held.map((one) => (one.id === id ? group : one));
    losers.push(...(await losersBy(tx, organizationId, { people: accountsOf(staying), groups: renamed })));
  }
  return goingOf([...accountsOf(gone), ...losers], id);
}

/** POST /Groups. @throws ScimError 400, 409, 503 */
export async function createGroup(
  directory: Directory,
  body: Readonly<Record<string, unknown>>,
): Promise<GroupColumns> {
  const { displayName, externalId, steps } = wholeGroup(body);
  const { id: organizationId } = directory.organization;
  return changed<GroupColumns>(directory, "scim-group.create", async (tx) => {
    const id = newId("dgr");
    await refuseTaken(tx, organizationId, displayName, id);
    const plan = await readPlan(tx, organizationId, id, steps);
    const now = { displayName, externalId };
    const stop = await stoppedBy(tx, directory, await goingBy(tx, organizationId, { id, before: now, now }, plan));
    if (stop !== null) return stop;
    await tx.directoryGroup.create({
      data: { id, organizationId, ...now, nameKey: nameKey(displayName) },
    });
    await writeMembers(tx, organizationId, id, plan);
    const made = { target: target({ id, displayName }), after: { displayName, members: plan.added.length } };
    const value = await getGroup(tx, organizationId, id);
    return { value, entries: [made, ...(await inStep(tx, organizationId, plan))] };
  });
}

async function change(
  tx: TransactionDatabase,
  directory: Directory,
  id: string,
  { displayName, externalId, steps }: GroupChange,
): Promise<Done<GroupColumns> | Stopped> {
  const { id: organizationId } = directory.organization;
  const before = await getGroup(tx, organizationId, id);
  if (displayName !== undefined) await refuseTaken(tx, organizationId, displayName, id);
  const now: Named = {
    displayName: displayName ?? before.displayName,
    externalId: externalId === undefined ? before.externalId : externalId,
  };
  const plan = await readPlan(tx, organizationId, id, steps);
  const stop = await stoppedBy(tx, directory, await goingBy(tx, organizationId, { id, before, now }, plan));
  if (stop !== null) return stop;
  const data = { ...now, nameKey: nameKey(now.displayName), updatedAt: new Date() };
  await tx.directoryGroup.updateMany({ where: { organizationId, id }, data });
  await writeMembers(tx, organizationId, id, plan);
  if (isRenamed(before, now)) await enqueueDirectorySync(tx, organizationId);
  const value = await getGroup(tx, organizationId, id);
  const after = { displayName: value.displayName, added: plan.added.length, removed: plan.gone.length };
  const made = { target: target(value), before: { displayName: before.displayName }, after };
  return { value, entries: [made, ...(await inStep(tx, organizationId, plan))] };
}

/** PUT /Groups/{id}. @throws ScimError 400, 404, 409, 503 */
export async function replaceGroup(directory: Directory, id: string, body: Readonly<Record<string, unknown>>) {
  const whole = wholeGroup(body);
  return changed(directory, "scim-group.update", (tx) => change(tx, directory, id, whole));
}

/** PATCH /Groups/{id}. @throws ScimError 400, 404, 409, 503 */
export async function patchGroup(directory: Directory, id: string, body: Readonly<Record<string, unknown>>) {
  const parsed = groupChange(operationsOf(body), id);
  return changed(directory, "scim-group.update", (tx) => change(tx, directory, id, parsed));
}

/**
 * DELETE /Groups/{id}: what it gave goes with it, and so do the rows that said what it means.
 * @throws ScimError 404, 503
 */
export async function removeGroup(directory: Directory, id: string): Promise<void> {
  const { id: organizationId } = directory.organization;
  await changed<null>(directory, "scim-group.remove", async (tx) => {
    const before = await getGroup(tx, organizationId, id);
    const plan = await readPlan(tx, organizationId, id, [{ kind: "replace", ids: [] }]);
    const stop = await stoppedBy(tx, directory, goingOf(accountsOf(plan.gone), id));
    if (stop !== null) return stop;
    await tx.directoryGroup.deleteMany({ where: { organizationId, id } });
    const gone = { target: target(before), before: { displayName: before.displayName, members: plan.gone.length } };
    return { value: null, entries: [gone, ...(await inStep(tx, organizationId, plan))] };
  });
}

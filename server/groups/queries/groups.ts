import "server-only";
import { mayAlso } from "../../access/limits/credential-scopes";
import { belongsTo, unexpired } from "../../access/reach";
import type { WorkspaceScope } from "../../access/scope";
import type { ReadDatabase } from "../../db/tenant";
import { notFound } from "../../errors";
import { containing, countLimit, keyset, toPage, type Page, type PageInput } from "../../paging";
import type { GroupRemovalView, GroupView } from "../schema";
import { followsFromWorkspace, GROUP_KINDS } from "../kinds";
import { machinesOf, peopleOf, type GroupRef } from "./members-of";

type Database = Pick<ReadDatabase, "group" | "groupMember" | "organizationMember" | "serviceAccount">;

export const GROUP_COLUMNS = { id: true, name: true, description: true, kind: true, createdAt: true } as const;

interface GroupColumns extends GroupRef {
  name: string;
  description: string;
  createdAt: Date;
}

/** A list shows the names of so many members, and how many there are. */
const FIRST = 3;

type FirstMember = GroupView["firstMembers"][number];

async function countMembers(db: Database, workspaceId: string, group: GroupRef): Promise<number> {
  const people = await db.organizationMember.count({ where: peopleOf(group, workspaceId) });
  return people + (await db.serviceAccount.count({ where: machinesOf(group) }));
}

/** The numbers of members of several groups. One row counts for one member, unless several sources hold somebody. */
async function countAll(db: Database, workspaceId: string, groups: readonly GroupRef[]): Promise<Map<string, number>> {
  const kept = groups.filter((group) => !followsFromWorkspace(group));
  const belongs = { OR: [{ userId: null }, { organizationMember: belongsTo(workspaceId) }] };
  const rows = await db.groupMember.groupBy({
    by: ["groupId", "source"],
    where: { AND: [{ groupId: { in: kept.map(({ id }) => id) } }, unexpired(), belongs] },
    _count: { _all: true },
  });
  const counts = await Promise.all(
    groups.map(async (group): Promise<[string, number]> => {
      const own = rows.filter(({ groupId }) => groupId === group.id);
      const simple = !followsFromWorkspace(group) && own.length <= 1;
      return [group.id, simple ? (own[0]?._count._all ?? 0) : await countMembers(db, workspaceId, group)];
    }),
  );
  return new Map(counts);
}

async function firstMembers(db: Database, workspaceId: string, group: GroupRef): Promise<FirstMember[]> {
  const people = await db.organizationMember.findMany({
    where: peopleOf(group, workspaceId),
    orderBy: { userId: "asc" },
    take: FIRST,
    select: { user: { select: { id: true, name: true } } },
  });
  const shown: FirstMember[] = people.map(({ user }) => ({ type: "user", ...user }));
  if (shown.length === FIRST) return shown;
  const machines = await db.serviceAccount.findMany({
    where: machinesOf(group),
    orderBy: { id: "asc" },
    take: FIRST - shown.length,
    select: { id: true, name: true },
  });
  return [...shown, ...machines.map((machine) => ({ type: "service_account" as const, ...machine }))];
}

async function toGroupView(
  db: Database,
  workspaceId: string,
  row: GroupColumns,
  memberCount: number,
): Promise<GroupView> {
  const { id, name, description, createdAt } = row;
  return {
    id,
    name,
    description,
    kind: GROUP_KINDS.find((kind) => kind === row.kind) ?? "ordinary",
    memberCount,
    firstMembers: memberCount === 0 ? [] : await firstMembers(db, workspaceId, row),
    createdAt: createdAt.toISOString(),
  };
}

export async function listGroups(scope: WorkspaceScope, input: PageInput): Promise<Page<GroupView>> {
  const { db, workspace } = scope;
  const { after, orderBy, take } = keyset(input);
  const { search } = input;
  const where = search === undefined ? {} : { OR: [{ name: containing(search) }, { description: containing(search) }] };
  const rows = await db.group.findMany({ where: { AND: [where, after] }, orderBy, take, select: GROUP_COLUMNS });
  const count = await db.group.count({ where, ...countLimit(input) });
  const counts = await countAll(db, workspace.id, rows);
  const views = await Promise.all(rows.map((row) => toGroupView(db, workspace.id, row, counts.get(row.id) ?? 0)));
  return toPage(
    input,
    views,
    count,
    (view) => view.id,
    (view) => view,
  );
}

/** One group, also in the transaction that changed it. */
export async function getGroup(db: Database, workspaceId: string, id: string): Promise<GroupView> {
  const row = await db.group.findFirst({ where: { id }, select: GROUP_COLUMNS });
  if (row === null) throw notFound();
  return toGroupView(db, workspaceId, row, await countMembers(db, workspaceId, row));
}

/** So many vaults are named; the total counts all of them. */
const NAMED = 50;

async function losingVaults(scope: WorkspaceScope, id: string): Promise<GroupRemovalView["vaults"]> {
  const where = { groups: { some: { groupId: id } } };
  const total = await scope.db.vault.count({ where });
  if (total === 0 || !mayAlso(scope, "vault.list")) return { total, items: [] };
  const select = { id: true, name: true } as const;
  const items = await scope.db.vault.findMany({ where, orderBy: { position: "asc" }, take: NAMED, select });
  return { total, items };
}

/** What the deletion of a group ends: memberships, and what invitations promise. */
export async function previewGroupRemoval(scope: WorkspaceScope, id: string): Promise<GroupRemovalView> {
  const { db, workspace } = scope;
  const { memberCount, firstMembers: first } = await getGroup(db, workspace.id, id);
  const leading = { groupIds: { has: id } };
  const invitations = await db.invitation.count({ where: { ...leading, status: "pending" } });
  const links = await db.invitationLink.count({ where: { ...leading, revokedAt: null } });
  const rules = await db.accessGrant.count({ where: { groupId: id, ...unexpired() } });
  const serviceAccounts = await db.serviceAccount.count({ where: { ownerGroupId: id } });
  const vaults = await losingVaults(scope, id);
  return { memberCount, firstMembers: first, invitations: invitations + links, serviceAccounts, rules, vaults };
}

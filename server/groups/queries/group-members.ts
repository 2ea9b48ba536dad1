import "server-only";
import { belongsTo, unexpired } from "../../access/reach";
import type { WorkspaceScope } from "../../access/scope";
import { notFound } from "../../errors";
import { containing, countOf, keyset, mergedPage, type Page, type PageInput } from "../../paging";
import type { ActorView, GroupMemberView, ListActorsInput, ListGroupMembersInput } from "../schema";
import { followsFromWorkspace } from "../kinds";
import { machinesOf, peopleOf, type GroupRef } from "./members-of";

interface MembershipRow {
  source: string;
  createdAt: Date;
  expiresAt: Date | null;
}

const FOLLOWING = [{ source: "workspace", addedAt: null, expiresAt: null }];

function toMemberView(actor: ActorView, group: GroupRef, rows: readonly MembershipRow[]): GroupMemberView {
  if (followsFromWorkspace(group)) return { ...actor, memberships: FOLLOWING, expiresAt: null };
  const memberships = rows.map(({ source, createdAt, expiresAt }) => ({
    // Which connection a claim came by stands in the audit.
    source: source.split(":")[0] ?? source,
    addedAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
  }));
  const ends = memberships.map(({ expiresAt }) => expiresAt);
  const last = ends.includes(null)
    ? null
    : (ends
        .flatMap((end) => end ?? [])
        .sort()
        .at(-1) ?? null);
  return { ...actor, memberships, expiresAt: last };
}

function peopleNamed(search: string | undefined) {
  return search === undefined ? {} : { user: { OR: [{ name: containing(search) }, { email: containing(search) }] } };
}

function machinesNamed(search: string | undefined) {
  return search === undefined ? {} : { name: containing(search) };
}

/** The rows by which somebody is in the group now. */
function rowsIn({ id }: GroupRef) {
  const select = { source: true, createdAt: true, expiresAt: true } as const;
  return { where: { groupId: id, ...unexpired() }, orderBy: { source: "asc" as const }, select };
}

/** People and service accounts of a group in the order of their ids, page by page from the database. */
export async function listGroupMembers(
  scope: WorkspaceScope,
  input: ListGroupMembersInput,
): Promise<Page<GroupMemberView>> {
  const { db, workspace } = scope;
  const group = await db.group.findFirst({ where: { id: input.group }, select: { id: true, kind: true } });
  if (group === null) throw notFound();
  const { after, orderBy, take } = keyset(input);
  const ofPeople = { AND: [peopleOf(group, workspace.id), peopleNamed(input.search)] };
  const ofMachines = { AND: [machinesOf(group), machinesNamed(input.search)] };
  const people = await db.organizationMember.findMany({
    where: { AND: [ofPeople, after.id === undefined ? {} : { userId: after.id }] },
    orderBy: { userId: orderBy.id },
    take,
    select: { user: { select: { id: true, name: true, email: true } }, groups: rowsIn(group) },
  });
  const machines = await db.serviceAccount.findMany({
    where: { AND: [ofMachines, after] },
    orderBy,
    take,
    select: { id: true, name: true, groups: rowsIn(group) },
  });
  const views = [
    ...people.map(({ user, groups }) => toMemberView({ type: "user", ...user }, group, groups)),
    ...machines.map(({ groups, ...machine }) =>
      toMemberView({ type: "service_account", ...machine, email: null }, group, groups),
    ),
  ];
  const count =
    (await countOf(input, people.length, (limit) => db.organizationMember.count({ where: ofPeople, ...limit }))) +
    (await countOf(input, machines.length, (limit) => db.serviceAccount.count({ where: ofMachines, ...limit })));
  return mergedPage(input, views, count);
}

async function findPeople(scope: WorkspaceScope, input: PageInput) {
  const { after, orderBy, take } = keyset(input);
  const where = { AND: [belongsTo(scope.workspace.id), peopleNamed(input.search)] };
  const rows = await scope.db.organizationMember.findMany({
    where: { AND: [where, after.id === undefined ? {} : { userId: after.id }] },
    orderBy: { userId: orderBy.id },
    take,
    select: { user: { select: { id: true, name: true, email: true } } },
  });
  const count = await countOf(input, rows.length, (limit) => scope.db.organizationMember.count({ where, ...limit }));
  return { views: rows.map(({ user }): ActorView => ({ type: "user", ...user })), count };
}

async function findMachines(scope: WorkspaceScope, input: PageInput) {
  const { after, orderBy, take } = keyset(input);
  const where = { AND: [{ projectId: null }, machinesNamed(input.search)] };
  const select = { id: true, name: true } as const;
  const rows = await scope.db.serviceAccount.findMany({ where: { AND: [where, after] }, orderBy, take, select });
  const count = await countOf(input, rows.length, (limit) => scope.db.serviceAccount.count({ where, ...limit }));
  return { views: rows.map((row): ActorView => ({ type: "service_account", ...row, email: null })), count };
}

/** Everybody who can be picked in the workspace: its people and its service accounts, found by a part of their name. */
export async function listActors(scope: WorkspaceScope, input: ListActorsInput): Promise<Page<ActorView>> {
  const none = { views: [], count: 0 };
  const people = input.type === "service_account" ? none : await findPeople(scope, input);
  const machines = input.type === "user" ? none : await findMachines(scope, input);
  return mergedPage(input, [...people.views, ...machines.views], people.count + machines.count);
}

import "server-only";
import { belongsTo } from "../../access/reach";
import type { WorkspaceScope } from "../../access/scope";
import type { AuditDraft, TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { newId } from "../../ids";
import { notify } from "../../notifications/notify";
import { MEMBERS_AT_ONCE, type MemberChange, type MemberRef } from "../schema";
import type { GroupRow } from "./find-group";

/**
 * Sources that people give and take by hand; memberships of any other source belong to the directory that syncs them.
 */
const BY_HAND = ["manual", "invitation"];

export interface Member extends MemberRef {
  name: string;
}

interface MembershipRow {
  id: string;
  userId: string | null;
  serviceAccountId: string | null;
  source: string;
  expiresAt: Date | null;
}

interface Changes {
  changes: MemberChange[];
  entries: AuditDraft[];
}

const ROW_COLUMNS = { id: true, userId: true, serviceAccountId: true, source: true, expiresAt: true } as const;

/**
 * Those that the input names, each once, with their names.
 * @throws INVALID invalid_value (members.N) for whoever does not belong to the workspace
 */
export async function findMembers(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  refs: readonly MemberRef[],
): Promise<Member[]> {
  const idsOf = (type: MemberRef["type"]) => refs.filter((ref) => ref.type === type).map(({ id }) => id);
  const people = await tx.organizationMember.findMany({
    where: { AND: [{ userId: { in: idsOf("user") } }, belongsTo(scope.workspace.id)] },
    select: { user: { select: { id: true, name: true } } },
  });
  const machines = await tx.serviceAccount.findMany({
    where: { id: { in: idsOf("service_account") }, projectId: null },
    select: { id: true, name: true },
  });
  const found = new Map<string, Member>([
    ...people.map(({ user }): [string, Member] => [user.id, { type: "user", ...user }]),
    ...machines.map((machine): [string, Member] => [machine.id, { type: "service_account", ...machine }]),
  ]);
  const members = new Map<string, Member>();
  for (const [position, ref] of refs.entries()) {
    const member = found.get(ref.id);
    if (member?.type !== ref.type) throw new AppError("INVALID", "invalid_value", `members.${position}`);
    members.set(ref.id, member);
  }
  return [...members.values()];
}

function holderOf({ userId, serviceAccountId }: MembershipRow): string {
  return userId ?? serviceAccountId ?? "";
}

function isLive({ expiresAt }: MembershipRow, now: Date): boolean {
  return expiresAt === null || expiresAt > now;
}

async function rowsOf(tx: TransactionDatabase, group: GroupRow, ids: readonly string[]) {
  const rows: MembershipRow[] = await tx.groupMember.findMany({
    where: { groupId: group.id, OR: [{ userId: { in: [...ids] } }, { serviceAccountId: { in: [...ids] } }] },
    select: ROW_COLUMNS,
  });
  const byHolder = new Map<string, MembershipRow[]>();
  for (const row of rows) byHolder.set(holderOf(row), [...(byHolder.get(holderOf(row)) ?? []), row]);
  return byHolder;
}

function entryOf(member: Member, group: GroupRow, fields: Pick<AuditDraft, "before" | "after">): AuditDraft {
  const inGroup = { group: group.id, groupName: group.name };
  const { before, after } = fields;
  return {
    target: { type: member.type, id: member.id, name: member.name },
    ...(before === undefined ? {} : { before: { ...inGroup, ...before } }),
    ...(after === undefined ? {} : { after: { ...inGroup, ...after } }),
  };
}

/** What a membership is to be: new, changed in its end date, or as it is. `undefined` leaves an end date as it is. */
function statusOf(own: MembershipRow | undefined, until: Date | null | undefined, now: Date) {
  if (own === undefined || !isLive(own, now)) return "added" as const;
  if (until === undefined || own.expiresAt?.getTime() === until?.getTime()) return "unchanged" as const;
  return "changed" as const;
}

async function tell(tx: TransactionDatabase, scope: WorkspaceScope, group: GroupRow, people: readonly Member[]) {
  const { actor, organization, workspace } = scope;
  const data = { by: actor.name, group: group.name, workspace: workspace.name, workspaceSlug: workspace.slug };
  const place = { organizationId: organization.id, workspaceId: workspace.id };
  const told = people.filter(({ type, id }) => type === "user" && id !== actor.id);
  await notify(
    tx,
    told.map(({ id }) => ({ userId: id, kind: "group.added" as const, ...place, data })),
  );
}

/** Puts members into a group by hand, or gives their memberships another end date. */
export async function addMemberships(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  group: GroupRow,
  members: readonly Member[],
  until?: Date | null,
): Promise<Changes> {
  const now = new Date();
  const rows = await rowsOf(
    tx,
    group,
    members.map(({ id }) => id),
  );
  const planned = members.map((member) => {
    const own = rows.get(member.id)?.find(({ source }) => source === "manual");
    const others = (rows.get(member.id) ?? []).filter((row) => row.source !== "manual" && isLive(row, now));
    return { member, own, others, status: statusOf(own, until, now) };
  });
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id, groupId: group.id };
  const fresh = planned
    .filter(({ own }) => own === undefined)
    .map(({ member: { type, id } }) => ({
      id: newId("gm"),
      ...place,
      ...(type === "user" ? { userId: id } : { serviceAccountId: id }),
      expiresAt: until ?? null,
    }));
  await tx.groupMember.createMany({ data: fresh });
  const renewed = planned.flatMap(({ own, status }) => (own === undefined || status === "unchanged" ? [] : own.id));
  await tx.groupMember.updateMany({ where: { id: { in: renewed } }, data: { expiresAt: until ?? null } });
  const newcomers = planned.filter(({ status, others }) => status === "added" && others.length === 0);
  await tell(
    tx,
    scope,
    group,
    newcomers.map(({ member }) => member),
  );
  const after = { expiresAt: until?.toISOString() ?? null };
  return {
    changes: planned.map(({ member, status }) => ({ ...member, status, keptBy: [] })),
    entries: planned.flatMap(({ member, own, status }) => {
      if (status === "unchanged") return [];
      if (status === "added") return entryOf(member, group, { after });
      return entryOf(member, group, { before: { expiresAt: own?.expiresAt?.toISOString() ?? null }, after });
    }),
  };
}

/** Takes members out of a group: what people gave by hand ends, and the answer names whom another source keeps. */
export async function endMembershipsInGroup(
  tx: TransactionDatabase,
  group: GroupRow,
  members: readonly Member[],
): Promise<Changes> {
  const now = new Date();
  const rows = await rowsOf(
    tx,
    group,
    members.map(({ id }) => id),
  );
  const planned = members.map((member) => {
    const own = rows.get(member.id) ?? [];
    const given = own.filter(({ source }) => BY_HAND.includes(source));
    const keptBy = own.filter((row) => !BY_HAND.includes(row.source) && isLive(row, now)).map(({ source }) => source);
    const ended = given.filter((row) => isLive(row, now)).map(({ source }) => source);
    return { member, given, keptBy, ended };
  });
  const over = planned.flatMap(({ given }) => given.map(({ id }) => id));
  await tx.groupMember.deleteMany({ where: { id: { in: over } } });
  return {
    changes: planned.map(({ member, keptBy, ended }) => ({
      ...member,
      status: keptBy.length > 0 ? "kept" : ended.length > 0 ? "removed" : "absent",
      keptBy,
    })),
    entries: planned.flatMap(({ member, keptBy, ended }) =>
      ended.length === 0 ? [] : entryOf(member, group, { before: { sources: ended }, after: { sources: keptBy } }),
    ),
  };
}

/**
 * Those of the group whom a new, whole list does not name. Everybody waits for the organization's lock meanwhile, so what
 * changes at once has an end, and no more of them is read than tells that it is passed.
 * @throws LIMIT too_many (members)
 */
async function missingFrom(tx: TransactionDatabase, group: GroupRow, wanted: readonly Member[]): Promise<Member[]> {
  const named = (type: MemberRef["type"]) => wanted.filter((member) => member.type === type).map(({ id }) => id);
  const rows = await tx.groupMember.groupBy({
    by: ["userId", "serviceAccountId"],
    where: {
      groupId: group.id,
      OR: [
        { userId: { not: null, notIn: named("user") } },
        { serviceAccountId: { not: null, notIn: named("service_account") } },
      ],
    },
    orderBy: [{ userId: "asc" }, { serviceAccountId: "asc" }],
    take: MEMBERS_AT_ONCE + 1,
  });
  if (rows.length > MEMBERS_AT_ONCE) throw new AppError("LIMIT", "too_many", "members");
  const people = await tx.organizationMember.findMany({
    where: { userId: { in: rows.flatMap(({ userId }) => userId ?? []) } },
    select: { user: { select: { id: true, name: true } } },
  });
  const machines = await tx.serviceAccount.findMany({
    where: { id: { in: rows.flatMap(({ serviceAccountId }) => serviceAccountId ?? []) } },
    select: { id: true, name: true },
  });
  return [
    ...people.map(({ user }): Member => ({ type: "user", ...user })),
    ...machines.map((machine): Member => ({ type: "service_account", ...machine })),
  ];
}

/** Makes the list all that the group has: adds who is new, and takes out who is missing. */
export async function setMemberships(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  group: GroupRow,
  wanted: readonly Member[],
): Promise<Changes> {
  const missing = await missingFrom(tx, group, wanted);
  const ended = await endMembershipsInGroup(tx, group, missing);
  const now = new Date();
  const rows = await rowsOf(
    tx,
    group,
    wanted.map(({ id }) => id),
  );
  const absent = wanted.filter(({ id }) => !(rows.get(id) ?? []).some((row) => isLive(row, now)));
  const added = await addMemberships(tx, scope, group, absent);
  return { changes: [...ended.changes, ...added.changes], entries: [...ended.entries, ...added.entries] };
}

import "server-only";
import type { SystemScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { recorded } from "../../audit/recorded";
import { readCalendar } from "../../billing/views/calendar-of";
import type { Calendar } from "../../billing/periods";
import { DAY_MILLISECONDS, HOUR_MILLISECONDS } from "../../time";
import { recordMeasured, type Measured } from "../../usage/commands/record-measured";
import { measureStorage } from "../../usage/measure";

/** As long as the demo's usage goes back. */
const DAYS = 90;
/** So many were there from the first day; the others came one a week. */
const FOUNDERS = 14;
const EVENTS_AT_ONCE = 500;

/** How many days ago the person of this number joined. */
function joinedDaysAgo(at: number): number {
  return at < FOUNDERS ? DAYS : DAYS - 7 * (at - FOUNDERS + 1);
}

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * DAY_MILLISECONDS);
}

function hoursAgo(hours: number): Date {
  return new Date(Date.now() - hours * HOUR_MILLISECONDS);
}

interface Past {
  organizationId: string;
  calendar: Calendar;
  people: number;
  machines: readonly { id: string; workspaceId: string; projectId: string }[];
}

/** What the product would have counted on a day: people, and the calls of machines, fewer on weekends. */
function measuresOf({ calendar, people, machines }: Past, days: number): Measured[] {
  const at = daysAgo(days);
  const day = calendar.dayOf(at);
  const time = calendar.startOf(day);
  const there = Array.from({ length: people }, (_, person) => joinedDaysAgo(person)).filter((joined) => joined >= days);
  const nowhere = { workspaceId: "", projectId: "" };
  const quiet = at.getUTCDay() % 6 === 0 ? 0.3 : 1;
  const calls = (salt: number) =>
    Math.round(quiet * (1 + (DAYS - days) / DAYS) * (900 + ((days * 131 + salt * 67) % 500)));
  return [
    { ...nowhere, key: `${day}:demo`, time, meter: "members", quantity: String(there.length) },
    ...machines.map(({ id, ...place }, salt): Measured => ({
      ...place,
      key: `demo:${day}:${id}`,
      time,
      actorType: "service_account",
      actorId: id,
      meter: "api_calls",
      quantity: String(calls(salt)),
    })),
  ];
}

async function pastOf({ db }: SystemScope, organizationId: string): Promise<Past> {
  const [calendar, people, accounts, projects] = await Promise.all([
    readCalendar(db, organizationId),
    db.organizationMember.count({ where: { organizationId } }),
    db.serviceAccount.findMany({ where: { organizationId }, select: { id: true, workspaceId: true } }),
    db.project.findMany({ where: { organizationId, kind: "default" }, select: { id: true, workspaceId: true } }),
  ]);
  const defaults = new Map(projects.map(({ id, workspaceId }) => [workspaceId, id]));
  const machines = accounts.map((account) => ({ ...account, projectId: defaults.get(account.workspaceId) ?? "" }));
  return { organizationId, calendar, people, machines };
}

/** Each came on a day of their own, and was here since. */
async function datePeople(tx: TransactionDatabase, organizationId: string): Promise<void> {
  const members = await tx.organizationMember.findMany({
    where: { organizationId },
    select: { userId: true },
    orderBy: { user: { email: "asc" } },
  });
  for (const [at, { userId }] of members.entries()) {
    const createdAt = daysAgo(joinedDaysAgo(at));
    const where = { organizationId, userId };
    await tx.organizationMember.updateMany({ where, data: { createdAt } });
    await tx.workspaceMember.updateMany({ where, data: { createdAt } });
    const seen = { lastSignInAt: hoursAgo(3 + ((at * 29) % 200)), lastSignInBy: "password" };
    await tx.user.update({ where: { id: userId }, data: { createdAt, ...(at % 6 === 5 ? {} : seen) } });
  }
}

/** Places are as old as the organization; what is in them came over the weeks, and programs used their credentials. */
async function dateThings(tx: TransactionDatabase, organizationId: string): Promise<void> {
  const where = { organizationId };
  const first = { where, data: { createdAt: daysAgo(DAYS) } };
  await tx.organization.updateMany({ ...first, where: { id: organizationId } });
  await tx.workspace.updateMany(first);
  await tx.project.updateMany(first);
  await tx.group.updateMany({ where, data: { createdAt: daysAgo(80) } });
  await tx.role.updateMany({ where, data: { createdAt: daysAgo(74) } });
  await tx.serviceAccount.updateMany({ where, data: { createdAt: daysAgo(70) } });
  await tx.accessRule.updateMany({ where, data: { createdAt: daysAgo(66) } });
  const credentials = await tx.credential.findMany({ where, select: { id: true }, orderBy: { id: "asc" } });
  for (const [at, { id }] of credentials.entries()) {
    const used = {
      lastUsedAt: hoursAgo(1 + ((at * 17) % 60)),
      lastUsedAddress: "192.0.2.10",
      lastUsedAgent: "tenantry",
    };
    await tx.credential.updateMany({
      where: { id },
      data: { createdAt: daysAgo(60 - at), ...(at % 5 === 4 ? {} : used) },
    });
  }
}

/** What was told in the past was read long ago. */
async function dateNotices(tx: TransactionDatabase): Promise<void> {
  const told = await tx.notification.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  for (const [at, { id }] of told.entries()) {
    const createdAt = daysAgo(Math.max(DAYS - 4 * at, 2));
    await tx.notification.updateMany({ where: { id }, data: { createdAt, readAt: hoursAgo(24) } });
  }
}

/**
 * The past that the demo's usage tells of: people who came over three months, calls that were counted, credentials that
 * were used. The audit alone says when all of it was really made.
 */
export async function fillHistory(system: SystemScope, organizationId: string): Promise<void> {
  const past = await pastOf(system, organizationId);
  const measures = Array.from({ length: DAYS }, (_, at) => measuresOf(past, DAYS - at)).flat();
  for (let at = 0; at < measures.length; at += EVENTS_AT_ONCE) {
    await recordMeasured(system, organizationId, past.calendar, measures.slice(at, at + EVENTS_AT_ONCE));
  }
  await measureStorage(system, organizationId, past.calendar);
  await recorded(system, "housekeeping", async (tx) => {
    await datePeople(tx, organizationId);
    await dateThings(tx, organizationId);
    await dateNotices(tx);
  });
}

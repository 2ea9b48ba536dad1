import "server-only";
import type { SystemScope } from "../access/scope";
import { calendar as calendarWith, type Calendar } from "../billing/periods";
import { zonesOf } from "../billing/views/calendar-of";
import { peopleOfAll, storedByProject } from "../db/hot/usage/now";
import { each } from "../each";
import { shared } from "../process";
import { recordMeasured, type Measured } from "./commands/record-measured";

const ORGANIZATIONS_AT_ONCE = 500;

/** What was measured last: the same once more would say nothing new. Lost with the process, which does no harm. */
function known(): Map<string, string> {
  return shared("measured-usage", () => new Map<string, string>());
}

interface Amounts {
  key: string;
  workspaceId: string;
  projectId: string;
  bytes: bigint;
}

function sums(rows: readonly Amounts[], key: (row: Amounts) => Omit<Amounts, "bytes">): Amounts[] {
  const all = new Map<string, Amounts>();
  for (const row of rows) {
    const place = key(row);
    const bytes = (all.get(place.key)?.bytes ?? 0n) + row.bytes;
    all.set(place.key, { ...place, bytes });
  }
  return [...all.values()];
}

/**
 * Measures the bytes of all registered resources: for each project, for each workspace, and for the organization, since
 * the largest of a whole is not the sum of what its parts had at different times. The same measure on the same day is
 * one event.
 */
export async function measureStorage(scope: SystemScope, organizationId: string, calendar: Calendar): Promise<void> {
  const stored = await storedByProject(organizationId);
  const projects = stored.map((row) => ({ ...row, key: row.projectId, bytes: BigInt(row.bytes) }));
  const workspaces = sums(projects, ({ workspaceId }) => ({ key: workspaceId, workspaceId, projectId: "" }));
  const whole = sums(projects, () => ({ key: organizationId, workspaceId: "", projectId: "" }));
  const day = calendar.dayOf(Date.now());
  const measures = [...projects, ...workspaces, ...whole].map(({ key, workspaceId, projectId, bytes }): Measured => ({
    key: `${day}:${key}:${bytes}`,
    time: calendar.startOf(day),
    workspaceId,
    projectId,
    meter: "storage_bytes",
    quantity: String(bytes),
  }));
  await recordMeasured(scope, organizationId, calendar, measures);
}

async function measurePeople(scope: SystemScope, organizationId: string, calendar: Calendar, people: number) {
  const day = calendar.dayOf(Date.now());
  const measure = { meter: "members", quantity: String(people), workspaceId: "", projectId: "" } as const;
  await recordMeasured(scope, organizationId, calendar, [
    { ...measure, key: `${day}:${people}`, time: calendar.startOf(day) },
  ]);
}

/** Does it unless this process has done just that already. */
async function once(key: string, value: string, work: () => Promise<void>): Promise<void> {
  if (known().get(key) === value) return;
  await work();
  known().set(key, value);
}

interface Counted {
  organizationId: string;
  people: number;
  calendar: Calendar;
}

async function* allCounted(scope: SystemScope): AsyncGenerator<Counted> {
  for (let after = ""; ;) {
    const page = await peopleOfAll(after, ORGANIZATIONS_AT_ONCE);
    const ids = page.map(({ organizationId }) => organizationId);
    const accounts = await scope.db.billingAccount.findMany({
      where: { organizationId: { in: ids } },
      select: { organizationId: true, zones: true },
    });
    const zones = new Map(accounts.map((row) => [row.organizationId, zonesOf(row.zones)]));
    for (const { organizationId, people } of page) {
      yield { organizationId, people, calendar: calendarWith(zones.get(organizationId) ?? []) };
    }
    if (page.length < ORGANIZATIONS_AT_ONCE) return;
    after = ids.at(-1) ?? "";
  }
}

async function measureOne(scope: SystemScope, { organizationId, people, calendar }: Counted): Promise<void> {
  const day = calendar.dayOf(Date.now());
  await once(`people ${organizationId}`, `${day} ${people}`, () =>
    measurePeople(scope, organizationId, calendar, people),
  );
  await once(`storage ${organizationId}`, day, () => measureStorage(scope, organizationId, calendar));
}

/**
 * Measures how many people each organization has, and once a day how much it stores; called every hour. Who was there at
 * one of these times counts for the day.
 */
export async function measureUsage(scope: SystemScope): Promise<void> {
  await each(allCounted(scope), (counted) => measureOne(scope, counted), {
    about: ({ organizationId }) => ({ organizationId }),
  });
}

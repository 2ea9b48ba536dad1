import { expect, test } from "vitest";
import { addDecimals, compareDecimals } from "@/server/money/decimal";
import { dayOf, addDays } from "@/server/billing/periods";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { serviceAccount, type ServiceAccountRef } from "@/server/testing/factories/machines";
import { randomOf, type Random } from "@/server/testing/random";
import { systemRequest } from "@/server/testing/requests";
import { shell } from "@/server/testing/processes/shell";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { report, rollUps, type EventLike } from "@/server/testing/factories/usage";
import { rebuildUsage } from "./rebuild";

useDatabase();

/** The embedded database runs one statement at a time; a server has more to do at once. */
const EVENTS = shell.TEST_DATABASE_URL === undefined ? 90 : 600;
const SENDERS = 8;
const SEED = Number(shell.WORLDS_SEED ?? 1);
const HOUR_MILLISECONDS = 3_600_000;
const ZONES = ["UTC", "America/Los_Angeles", "Pacific/Auckland"];

/** The last spring or autumn that is over: the clocks of both zones change in each. */
const HOURS = 47 * 24;
const YEAR = new Date().getUTCFullYear();
const FROM = Math.max(
  ...[Date.UTC(YEAR - 1, 2, 5), Date.UTC(YEAR - 1, 8, 23), Date.UTC(YEAR, 2, 5), Date.UTC(YEAR, 8, 23)].filter(
    (from) => from + (HOURS + 48) * HOUR_MILLISECONDS < Date.now(),
  ),
);
const FIRST = new Date(FROM).toISOString().slice(0, 10);

interface Sent extends EventLike {
  id: string;
  time: string;
  meter: string;
  quantity: string;
  actor?: string;
  project?: string;
  dimensions: Record<string, string>;
}

function eventOf(random: Random, index: number, of: Tenant, machine: string): Sent {
  const edge = random.once(4) ? random.pick([0, -1, 1]) : random.below(HOUR_MILLISECONDS);
  const meter = random.pick(["tokens", "compute_seconds", "depth"]);
  const whole = meter === "tokens" || meter === "depth";
  return {
    id: `event-${index}`,
    time: new Date(FROM + random.below(HOURS) * HOUR_MILLISECONDS + edge).toISOString(),
    meter,
    quantity: whole ? String(random.below(50)) : `${random.below(50)}.${1 + random.below(9)}`,
    ...(random.once(2) ? { project: of.project.id } : {}),
    ...(random.once(3) ? { actor: random.pick([of.owner.id, machine]) } : {}),
    dimensions: random.once(3) ? {} : { model: random.pick(["a", "b"]), direction: random.pick(["input", "output"]) },
  };
}

/** Out of order, some twice, in batches of any size. */
function batchesOf(random: Random, events: readonly Sent[]): Sent[][] {
  const all = [...events, ...events.filter(() => random.once(3))];
  const shuffled = all.map((event) => ({ event, at: random.below(1_000_000) })).sort((one, other) => one.at - other.at);
  const batches: Sent[][] = [];
  for (let at = 0; at < shuffled.length;) {
    const size = 1 + random.below(20);
    batches.push(shuffled.slice(at, at + size).map(({ event }) => event));
    at += size;
  }
  return batches;
}

/** Sends batches beside each other, no more at once than a process has connections. */
async function sentBeside(sender: ServiceAccountRef, batches: readonly Sent[][]) {
  const lane = async (first: number) => {
    const answers = [];
    for (let at = first; at < batches.length; at += SENDERS) {
      answers.push(...(await report(sender, ...(batches[at] ?? []))));
    }
    return answers;
  };
  return (await Promise.all(Array.from({ length: SENDERS }, (_, first) => lane(first)))).flat();
}

/** What a reader with pencil and paper comes to: by key, what adds up or the largest. */
function naive(events: readonly Sent[], largest: boolean, key: (event: Sent) => string): Record<string, string> {
  const sums: Record<string, string> = {};
  for (const event of events) {
    const before = sums[key(event)] ?? "0";
    const more = compareDecimals(event.quantity, before) > 0 ? event.quantity : before;
    sums[key(event)] = largest ? more : addDecimals(before, event.quantity);
  }
  return Object.fromEntries(Object.entries(sums).filter(([, quantity]) => quantity !== "0"));
}

async function told(of: Tenant, meter: string, groupBy: string) {
  const range = { from: addDays(FIRST, -2), to: addDays(FIRST, 49), meter, groupBy, limit: 200 };
  const view = await callerOf(of.owner).usage.ofOrganization({ organization: of.organization.id, ...range });
  const items = view.items.filter(({ quantity }) => quantity !== "0");
  return { sum: view.sum?.quantity, items: Object.fromEntries(items.map(({ key, quantity }) => [key, quantity])) };
}

test.each(ZONES)(
  "late, unordered and doubled events add up alike in every view, and anew from the events, in %s",
  { timeout: 300_000 },
  async (zone) => {
    const random = randomOf(SEED * 10 + ZONES.indexOf(zone));
    const of = await tenant();
    const { id: organizationId } = of.organization;
    const sender = await serviceAccount(of.workspace, { createdBy: of.owner });
    await sql(
      `insert into "billing_accounts" ("organizationId", "currency", "zones") values ($1, 'USD', $2)`,
      organizationId,
      JSON.stringify([{ from: null, zone }]),
    );
    const depth = { key: "depth", name: "Depth", unit: "job", aggregation: "max" as const };
    await callerOf(of.owner).meters.create({ organization: organizationId, ...depth });
    const events = Array.from({ length: EVENTS }, (_, index) => eventOf(random, index, of, sender.serviceAccount));
    const answers = await sentBeside(sender, batchesOf(random, events));
    const accepted = answers.filter(({ status }) => status === "accepted");
    expect(accepted).toHaveLength(EVENTS);
    expect(answers.filter(({ status }) => status === "refused")).toEqual([]);
    for (const meter of ["tokens", "compute_seconds", "depth"]) {
      const own = events.filter((event) => event.meter === meter);
      const largest = meter === "depth";
      const views: [string, (event: Sent) => string][] = [
        ["day", ({ time }) => dayOf(new Date(time), zone)],
        ["project", ({ project }) => project ?? of.workspace.project.id],
        ["actor", ({ actor }) => actor ?? ""],
        ["model", ({ dimensions }) => dimensions.model ?? ""],
        ["workspace", () => of.workspace.id],
      ];
      for (const [groupBy, key] of views) {
        const { items, sum } = await told(of, meter, groupBy);
        expect([zone, meter, groupBy, items]).toEqual([zone, meter, groupBy, naive(own, largest, key)]);
        expect(sum).toBe(naive(own, largest, () => "all").all ?? "0");
      }
    }
    const before = await rollUps(organizationId);
    await rebuildUsage(systemRequest(), { organizationId, from: addDays(FIRST, -2) });
    expect(await rollUps(organizationId)).toEqual(before);
  },
);

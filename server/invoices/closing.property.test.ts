import { expect, test } from "vitest";
import { taskScope } from "@/server/background/task-scope";
import { addDays, dayOf, periodOf, previousPeriod, startOf } from "@/server/billing/periods";
import { addDecimals, plainDecimal } from "@/server/money/decimal";
import { charge } from "@/server/money/money";
import { onPro } from "@/server/testing/examples/billing";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { serviceAccount } from "@/server/testing/factories/machines";
import { randomOf, type Random } from "@/server/testing/random";
import { next } from "@/server/testing/rows";
import { tenant } from "@/server/testing/tenant";
import { report } from "@/server/testing/factories/usage";
import { issueInvoices } from "./issue";

useDatabase();

/** Long enough that the clocks of each zone change within. */
const MONTHS = 9;
const EVENTS = 90;
const DAY_MILLISECONDS = 86_400_000;

interface Used {
  id: string;
  time: string;
  meter: string;
  quantity: string;
  dimensions: Record<string, string>;
}

/** The moment at which the first of so many months begins. */
function beginning(zone: string): Date {
  let period = periodOf(dayOf(Date.now(), zone));
  for (let month = 0; month < MONTHS; month += 1) period = previousPeriod(period);
  return startOf(period.start, zone);
}

function used(random: Random, time: number): Used {
  const tokens = random.once(2);
  const fraction = random.once(2) ? "" : `.${1 + random.below(999_999_998)}`;
  return {
    id: `closing-${next()}`,
    time: new Date(time).toISOString(),
    meter: tokens ? "tokens" : "compute_seconds",
    quantity: tokens ? String(random.below(1_000_000)) : plainDecimal(`${random.below(5_000)}${fraction}`),
    dimensions: tokens ? { direction: random.pick(["input", "output"]) } : {},
  };
}

/** Events all over the time, some at the very edges of months of the zone. */
function eventsOf(random: Random, zone: string): Used[] {
  const from = beginning(zone).getTime();
  const span = Date.now() - from;
  const anywhere = Array.from({ length: EVENTS }, () => used(random, from + random.below(span)));
  const edges: Used[] = [];
  let { end } = periodOf(dayOf(from, zone));
  while (startOf(end, zone).getTime() < Date.now() - DAY_MILLISECONDS) {
    const edge = startOf(end, zone).getTime();
    edges.push(used(random, edge - 1), used(random, edge));
    ({ end } = periodOf(addDays(end, 1)));
  }
  return [...anywhere, ...edges];
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: random.below(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

const asReported = ({ quantity, ...rest }: Used) => ({ ...rest, quantity });

/** Sums by meter and month of the zone. */
function byMonth(rows: readonly { meter: string; day: string; quantity: string }[]): Record<string, string> {
  const sums: Record<string, string> = {};
  for (const { meter, day, quantity } of rows) {
    const key = `${meter} ${periodOf(day).start}`;
    sums[key] = addDecimals(sums[key] ?? "0", quantity);
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== "0"));
}

const rows = (text: string, id: string) => sql<{ meter: string; day: string; quantity: string }>(text, id);

test.each([
  ["UTC", 1],
  ["America/Los_Angeles", 2],
  ["Pacific/Auckland", 3],
])(
  "in %s every event is on exactly one invoice, whenever and however often it comes",
  async (zone, seed) => {
    const random = randomOf(seed);
    const of = await tenant();
    const { id } = of.organization;
    const at = { organization: id };
    const caller = callerOf(of.owner);
    await caller.billingDetails.update({ ...at, timeZone: zone });
    await onPro(of);
    await sql('update "subscription_changes" set "at" = $2 where "organizationId" = $1', id, beginning(zone));
    const machine = await serviceAccount(of.workspace, { createdBy: of.owner });
    const events = shuffled(random, eventsOf(random, zone));
    const [early, late] = [events.slice(0, events.length / 2), events.slice(events.length / 2)];
    await report(machine, ...[...early, ...early.slice(0, 20)].map(asReported));
    await issueInvoices(taskScope());
    await report(machine, ...shuffled(random, [...late, ...early.slice(10, 30), ...late.slice(0, 5)]).map(asReported));
    await issueInvoices(taskScope());
    const estimate = await caller.invoices.estimate(at);
    const builtUp = estimate.byDay.map(({ subtotal }) => subtotal);
    expect(builtUp).toEqual([...builtUp].sort((one, other) => one - other));
    expect(builtUp.at(-1)).toBe(estimate.subtotal);
    await issueInvoices(taskScope(), new Date(Date.parse(estimate.period.endsAt) + 5 * DAY_MILLISECONDS));

    const expected = byMonth(
      events.map(({ meter, time, quantity }) => ({ meter, day: dayOf(Date.parse(time), zone), quantity })),
    );
    const rolled = await rows(
      `select "meter", "day"::text as "day", trim_scale("quantity")::text as "quantity" from "usage_days" where "organizationId" = $1`,
      id,
    );
    const lined = await rows(
      `select "meter", "periodStart"::text as "day", trim_scale("quantity")::text as "quantity" from "invoice_lines"
      where "organizationId" = $1 and "kind" in ('usage', 'adjustment')`,
      id,
    );
    expect(byMonth(rolled)).toEqual(expected);
    expect(byMonth(lined)).toEqual(expected);
    const lines = await sql<{ quantity: string; unitPrice: string; amount: string }>(
      'select "quantity"::text, "unitPrice"::text, "amount"::text from "invoice_lines" where "organizationId" = $1',
      id,
    );
    for (const { quantity, unitPrice, amount } of lines) {
      expect(charge(plainDecimal(quantity), plainDecimal(unitPrice)).toString()).toBe(amount);
    }
    const [last] = (await caller.invoices.list({ ...at, limit: 1 })).items;
    const { document } = await caller.invoices.get({ ...at, invoice: last?.id ?? "" });
    expect(document.lines).toEqual(estimate.lines);
    expect(document.total).toBe(estimate.total);
  },
  120_000,
);

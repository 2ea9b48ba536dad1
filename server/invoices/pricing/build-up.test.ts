import { expect, test } from "vitest";
import { calendar, periodOf } from "@/server/billing/periods";
import { PRO } from "@/server/plans/catalogue";
import { builtUp, type Charges } from "./build-up";
import { linesOf, type DayQuantity, type PricedMeter } from "./lines";
import { segmentsOf } from "./segments";

const MARCH = periodOf("2026-03-10");
const PRO_PLAN = {
  planId: "pro",
  planName: "Pro",
  terms: {
    ...PRO.terms,
    basePrice: 3_100,
    seatPrice: 3_100,
    meters: [
      { meter: "tokens", where: {}, included: "100", unitPrice: "1" },
      { meter: "storage_bytes", where: {}, included: "0", unitPrice: "1" },
    ],
  },
};
const FREE_PLAN = { planId: "free", planName: "Free", terms: { ...PRO.terms, charged: false } };
const METERS = new Map<string, PricedMeter>([
  ["tokens", { key: "tokens", name: "Tokens", unit: "token", aggregation: "sum", unitPrice: null }],
  ["storage_bytes", { key: "storage_bytes", name: "Storage", unit: "byte", aggregation: "max", unitPrice: null }],
]);

const used = (day: string, meter: string, quantity: string): DayQuantity => ({ day, meter, quantity, dimensions: {} });

const USAGE = [
  used("2026-03-01", "members", "1"),
  used("2026-03-02", "members", "2"),
  used("2026-03-01", "tokens", "90"),
  used("2026-03-03", "tokens", "30"),
  used("2026-03-02", "storage_bytes", "31"),
  used("2026-03-03", "storage_bytes", "7"),
];

function charges(from: string, usage: readonly DayQuantity[] = USAGE): Charges {
  const segments = segmentsOf(MARCH, [{ ...PRO_PLAN, at: new Date(from) }], calendar([]), FREE_PLAN);
  return { period: MARCH, segments, usage, meters: METERS, later: [] };
}

test("each day is what was used until then, and the last one is what the month comes to", () => {
  const whole = charges("2026-02-01T00:00:00Z");
  const [first, second, third, ...rest] = builtUp(whole, "2026-03-03");
  expect(first).toEqual({ day: "2026-03-01", plan: 3_100n, seats: 100n, usage: 0n, adjustment: 0n, subtotal: 3_200n });
  expect(second).toMatchObject({ seats: 300n, usage: 31n });
  expect(third).toMatchObject({ day: "2026-03-03", seats: 300n, usage: 51n, subtotal: 3_451n });
  expect(rest).toEqual([]);
  const lines = linesOf(MARCH, whole.segments, USAGE, METERS);
  expect(third?.subtotal).toBe(lines.reduce((sum, { amount }) => sum + amount, 0n));
});

test("a plan counts from the day on that it begins, and days that a clock was ahead are there", () => {
  const late = builtUp(charges("2026-03-03T09:00:00Z", [used("2026-03-04", "tokens", "200")]), "2026-03-03");
  expect(late.map(({ day, plan }) => [day, plan])).toEqual([
    ["2026-03-01", 0n],
    ["2026-03-02", 0n],
    ["2026-03-03", 2_900n],
    ["2026-03-04", 2_900n],
  ]);
});

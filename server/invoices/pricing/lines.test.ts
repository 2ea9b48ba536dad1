import { expect, test } from "vitest";
import { calendar, periodOf } from "@/server/billing/periods";
import { PRO, type PlanTerms } from "@/server/plans/catalogue";
import { adjustmentsOf, linesOf, type DayQuantity, type PricedMeter } from "./lines";
import { segmentsOf } from "./segments";

const MARCH = periodOf("2026-03-10");
const FREE_TERMS: PlanTerms = { ...PRO.terms, charged: false };
const FREE_PLAN = { planId: "free", planName: "Free", terms: FREE_TERMS };
const PRICED: PlanTerms = {
  ...PRO.terms,
  basePrice: 3_100,
  seatPrice: 1_500,
  includedSeats: 1,
  meters: [
    { meter: "api_calls", where: {}, included: "1000", unitPrice: "0.5" },
    { meter: "tokens", where: {}, included: "0", unitPrice: "0.01" },
    { meter: "tokens", where: { model: "large" }, included: "0", unitPrice: "0.1" },
    { meter: "storage_bytes", where: {}, included: "100", unitPrice: "1" },
  ],
};
const PRO_PLAN = { planId: "pro", planName: "Pro", terms: PRICED };
const METERS = new Map<string, PricedMeter>([
  ["members", { key: "members", name: "Members", unit: "person", aggregation: "max", unitPrice: null }],
  ["storage_bytes", { key: "storage_bytes", name: "Storage", unit: "byte", aggregation: "max", unitPrice: null }],
  ["api_calls", { key: "api_calls", name: "API calls", unit: "call", aggregation: "sum", unitPrice: null }],
  ["tokens", { key: "tokens", name: "Tokens", unit: "token", aggregation: "sum", unitPrice: null }],
  ["pages", { key: "pages", name: "Pages", unit: "page", aggregation: "sum", unitPrice: "2.5" }],
]);
const UTC = calendar([]);

const used = (day: string, meter: string, quantity: string, dimensions: Record<string, string> = {}): DayQuantity => ({
  day,
  meter,
  quantity,
  dimensions,
});

test("a whole month on one plan: its fee, seats by the day, what is used beyond what is included", () => {
  const segments = segmentsOf(MARCH, [{ ...PRO_PLAN, at: new Date("2026-02-10T10:00:00Z") }], UTC, FREE_PLAN);
  const usage = [
    used("2026-03-01", "members", "3"),
    used("2026-03-02", "members", "2"),
    used("2026-03-01", "api_calls", "900"),
    used("2026-03-31", "api_calls", "103"),
    used("2026-03-05", "tokens", "1000", { model: "large", direction: "input" }),
    used("2026-03-05", "tokens", "1000", { model: "small" }),
    used("2026-03-04", "storage_bytes", "150"),
    used("2026-03-05", "storage_bytes", "120"),
    used("2026-03-05", "pages", "3"),
    used("2026-03-05", "unknown", "3"),
  ];
  const lines = linesOf(MARCH, segments, usage, METERS);
  const seats = { kind: "seats", quantity: "0.096774194", unitPrice: "1500", amount: 145n };
  expect(lines).toMatchObject([
    { kind: "plan", description: "Pro", quantity: "1", amount: 3_100n },
    { ...seats, description: "Pro: people beyond the 1 included, 3 person-days in 31 days" },
    { meter: "api_calls", quantity: "3", amount: 2n, unit: "call" },
    { meter: "pages", quantity: "3", amount: 8n },
    { meter: "storage_bytes", quantity: "50", amount: 50n },
    { meter: "tokens", description: "Tokens (model large)", quantity: "1000", amount: 100n },
    { meter: "tokens", description: "Tokens", quantity: "1000", amount: 10n },
  ]);
});

test("an upgrade counts from its day on, in the customer's zone, with a part of the fee and of what is included", () => {
  const auckland = calendar([{ from: null, zone: "Pacific/Auckland" }]);
  const segments = segmentsOf(MARCH, [{ ...PRO_PLAN, at: new Date("2026-03-10T11:30:00Z") }], auckland, FREE_PLAN);
  expect(segments).toMatchObject([
    { planId: "free", from: "2026-03-01", until: "2026-03-11" },
    { planId: "pro", from: "2026-03-11", until: "2026-04-01" },
  ]);
  const usage = [
    used("2026-03-10", "api_calls", "5000"),
    used("2026-03-11", "api_calls", "1000"),
    used("2026-03-12", "storage_bytes", "131"),
  ];
  expect(linesOf(MARCH, segments, usage, METERS)).toMatchObject([
    { kind: "plan", description: "Pro, 21 of 31 days", quantity: "0.677419355", amount: 2_100n },
    { meter: "api_calls", quantity: "322.580645162", amount: 161n },
    { meter: "storage_bytes", quantity: "21", amount: 21n },
  ]);
});

test("of several changes on one day the last counts, and the parts of a month are the whole of it", () => {
  const changes = [
    { ...PRO_PLAN, at: new Date("2026-03-05T01:00:00Z") },
    { ...FREE_PLAN, at: new Date("2026-03-05T02:00:00Z") },
    { ...PRO_PLAN, at: new Date("2026-03-20T00:00:00Z") },
    { ...FREE_PLAN, at: new Date("2026-04-01T00:00:00Z") },
  ];
  const segments = segmentsOf(MARCH, changes, UTC, FREE_PLAN);
  expect(segments.map(({ planId, from, until }) => [planId, from, until])).toEqual([
    ["free", "2026-03-01", "2026-03-05"],
    ["free", "2026-03-05", "2026-03-20"],
    ["pro", "2026-03-20", "2026-04-01"],
  ]);
  expect(linesOf(MARCH, segments, [], METERS)).toMatchObject([{ kind: "plan", amount: 1_200n }]);
});

test("a plan that charges nothing has no lines, whatever was used", () => {
  const segments = segmentsOf(MARCH, [], UTC, FREE_PLAN);
  expect(
    linesOf(MARCH, segments, [used("2026-03-01", "pages", "9"), used("2026-03-01", "members", "9")], METERS),
  ).toEqual([]);
});

test("what comes late is asked once, at the price that was", () => {
  const segments = segmentsOf(MARCH, [{ ...PRO_PLAN, at: new Date("2026-02-10T10:00:00Z") }], UTC, FREE_PLAN);
  const before = linesOf(MARCH, segments, [used("2026-03-01", "tokens", "1000")], METERS);
  const charged = new Map(before.map(({ key, quantity }) => [key, { quantity, unitPrice: "0.02" }]));
  expect(adjustmentsOf(before, charged)).toEqual([]);
  const now = linesOf(
    MARCH,
    segments,
    [used("2026-03-01", "tokens", "1500"), used("2026-03-02", "pages", "2")],
    METERS,
  );
  expect(adjustmentsOf(now, charged)).toMatchObject([
    { kind: "adjustment", meter: "pages", quantity: "2", amount: 5n, description: "Later for 2026-03: Pages" },
    { kind: "adjustment", meter: "tokens", quantity: "500", unitPrice: "0.02", amount: 10n },
  ]);
});

import { expect, test } from "vitest";
import { FREE, PRO } from "@/server/plans/catalogue";

import { setPlanSections } from "./set-plan-sections";

const CLOCK = { now: 0, locale: "en", timeZone: "UTC" };
const REVIEW = {
  from: { plan: FREE.id, name: FREE.name, terms: FREE.terms },
  plan: { ...PRO, version: 1, own: true, archived: false },
  begins: "2026-11-23",
  currency: "USD",
  people: 3,
  lines: [],
  subtotal: 1_200,
  taxName: "VAT",
  taxRate: 2_000,
  tax: 240,
  total: 1_440,
  month: 4_500,
  tooMany: false,
  missing: [],
  withdraws: null,
};

const texts = (review: Parameters<typeof setPlanSections>[0]) =>
  setPlanSections(review, CLOCK).map(({ title, lines = [] }) => [title, ...lines].join("\n"));

test("the plan of now stands beside the new one, with its day and what comes to be paid", () => {
  const [warnings, now, next] = texts(REVIEW);
  expect(warnings).toBe("To know");
  expect(now).toMatch(/^Until now: Free\nNothing is charged\n/);
  expect(next).toMatch(/^From today, Nov 23, 2026: Pro\n/);
  expect(next).toContain("$15.00 for each person and month");
  expect(next).toContain("The rest of this month comes to $14.40 with 3 people, before usage and with tax.");
  expect(next).toContain("A whole month comes to $45.00, before usage and tax.");
});

test("a plan that charges nothing says nothing of money, and warnings come first", () => {
  const waits = { plan: "pro", name: "Pro", at: "2026-12-01T00:00:00.000Z" };
  const plan = { ...FREE, version: 1, own: true, archived: false };
  const [warnings, , next] = texts({ ...REVIEW, plan, tooMany: true, missing: ["legalName"], withdraws: waits });
  expect(warnings?.split("\n")).toHaveLength(4);
  expect(warnings).toContain("Pro was to follow at the month's end; that is taken back.");
  expect(next).not.toContain("comes to");
});

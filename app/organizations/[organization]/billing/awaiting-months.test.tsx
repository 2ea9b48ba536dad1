import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { AwaitingMonths } from "./awaiting-months";

const CLOCK = { now: 0, locale: "en", timeZone: "UTC" };
const period = { start: "2026-11-01", end: "2026-12-01", timeZone: "UTC", endsAt: "2026-12-01T00:00:00.000Z" };
const WAITING = { period, subtotal: 4_000, tax: 800, total: 4_800, issuedOn: "2026-12-04" };
const ESTIMATE = {
  plan: "Pro",
  period: { start: "2026-12-01", end: "2027-01-01", timeZone: "UTC", endsAt: "2027-01-01T00:00:00.000Z" },
  currency: "USD",
  lines: [],
  byDay: [],
  subtotal: 0,
  taxName: "VAT",
  taxRate: 2_000,
  tax: 0,
  total: 0,
  issuedOn: "2027-01-04",
};

const shown = (awaiting: (typeof WAITING)[]) =>
  renderToStaticMarkup(<AwaitingMonths estimate={{ ...ESTIMATE, awaiting }} clock={CLOCK} />);

test("a month that waits for its invoice says what it comes to, with tax, and when it is invoiced", () => {
  const page = shown([WAITING]);
  expect(page).toContain("Nov 1, 2026 – Nov 30, 2026 comes to $48.00");
  expect(page).toContain("its invoice is issued on Dec 4, 2026");
});

test("where no month waits, nothing is said", () => {
  expect(shown([])).toBe("");
});

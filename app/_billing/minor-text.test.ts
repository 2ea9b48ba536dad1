import { expect, test } from "vitest";

import { createBudgetSchema } from "@/server/budgets/schema";
import { recordPaymentSchema } from "@/server/payments/schema";

import { minorText, NO_AMOUNT } from "./minor-text";

test.each([
  ["12.50", "USD", "1250"],
  ["12,50", "EUR", "1250"],
  ["12,5", "EUR", "1250"],
  ["12.", "USD", "1200"],
  ["500", "USD", "50000"],
  ["0.05", "USD", "5"],
  ["0", "USD", "0"],
  ["1200", "JPY", "1200"],
  ["1,234", "BHD", "1234"],
  ["", "USD", ""],
])("%j of %s is %j in minor units", (typed, currency, minor) => {
  expect(minorText(typed, currency)).toBe(minor);
});

test.each([
  ["12.345", "USD"],
  ["1,000", "USD"],
  ["1e3", "USD"],
  ["-1", "USD"],
  ["1.000,00", "EUR"],
  ["$5", "USD"],
  ["12.5", "JPY"],
])("%j is no amount of %s", (typed, currency) => {
  expect(minorText(typed, currency)).toBe(NO_AMOUNT);
});

test("no schema takes what is no amount", () => {
  const budget = { scope: "organization", meter: null, amount: NO_AMOUNT };
  expect(createBudgetSchema.safeParse(budget).success).toBe(false);
  const payment = { invoice: "ivc_01hzy3v7d2k4m6n8p0q2r4s6t8", kind: "transfer", note: "" };
  expect(recordPaymentSchema.safeParse({ ...payment, amount: 100 }).success).toBe(true);
  expect(recordPaymentSchema.safeParse({ ...payment, amount: Number(NO_AMOUNT) }).success).toBe(false);
});

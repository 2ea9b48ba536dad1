import { expect, test } from "vitest";
import { amountAtStripe, amountFromStripe } from "./amounts";

test.each([
  ["USD", 1_234n, 1_234],
  ["JPY", 1_234n, 1_234],
  ["KWD", 1_230n, 1_230],
  // No smaller unit here, and hundredths at Stripe.
  ["ISK", 12n, 1_200],
  ["UGX", 12n, 1_200],
])("%s is counted as Stripe counts it", (currency, amount, expected) => {
  expect(amountAtStripe(amount, currency)).toBe(expected);
  expect(amountFromStripe(expected, currency)).toBe(amount);
});

test("what a number does not hold is refused", () => {
  expect(() => amountAtStripe(10n ** 17n, "USD")).toThrow(RangeError);
});

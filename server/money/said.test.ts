import { describe, expect, test } from "vitest";
import { charge } from "./money";
import { gigabytes, roughly, saidPrice } from "./said";

describe("a price that people read", () => {
  test.each([
    ["0.000000009", "byte", { price: "9", unit: "GB" }],
    ["0.0003", "token", { price: "300", unit: "million tokens" }],
    ["0.001", "call", { price: "1", unit: "thousand calls" }],
    ["0.03", "second", { price: "108", unit: "hour" }],
    ["2.5", "page", { price: "2.5", unit: "page" }],
    ["3", "constructor", { price: "3", unit: "constructor" }],
  ])("%s for a %s", (unitPrice, unit, said) => {
    expect(saidPrice(unitPrice, unit)).toEqual(said);
  });

  test("goes with a quantity that one can multiply with it", () => {
    const bytes = "131072345678";
    expect(gigabytes(bytes)).toBe("131.072345678");
    expect(gigabytes("-1500000000")).toBe("-1.5");
    expect(charge(gigabytes(bytes), saidPrice("0.000000009", "byte").price)).toBe(charge(bytes, "0.000000009"));
  });
});

describe("a quantity that was worked out", () => {
  test.each([
    ["16672949.842220725", "16672950"],
    ["10.5", "11"],
    ["9.876543", "9.88"],
    ["0.004", "0"],
    ["12", "12"],
  ])("%s", (quantity, said) => {
    expect(roughly(quantity)).toBe(said);
  });
});

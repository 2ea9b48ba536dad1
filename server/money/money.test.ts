import { expect, test } from "vitest";
import {
  addDecimals,
  billionths,
  compareDecimals,
  decimalText,
  isDecimal,
  plainDecimal,
  subtractDecimals,
} from "./decimal";
import { charge, formatMoney, formatUnitPrice, fractionText, isCurrency, majorText, taxOn } from "./money";

test("decimals are added and compared without a floating number", () => {
  expect(addDecimals("0.1", "0.2")).toBe("0.3");
  expect(subtractDecimals("0.3", "0.1")).toBe("0.2");
  expect(subtractDecimals("1", "2.5")).toBe("-1.5");
  expect(addDecimals("99999999999999999999999999999", "0.000000001")).toBe("99999999999999999999999999999.000000001");
  expect(plainDecimal("12.500000000")).toBe("12.5");
  expect(plainDecimal("0.0000000010000")).toBe("0.000000001");
  expect(compareDecimals("2", "10")).toBeLessThan(0);
  expect(decimalText(-1n)).toBe("-0.000000001");
  expect(decimalText(billionths("-0.000000001"))).toBe("-0.000000001");
});

test.each(["", "NaN", "Infinity", "1e3", "0.0000000001", "1.", ".5", " 1", "1,5", "9".repeat(30)])(
  "%j is no decimal",
  (text) => {
    expect(isDecimal(text)).toBe(false);
    expect(() => billionths(text)).toThrow(RangeError);
  },
);

test("a charge is rounded once, half away from zero", () => {
  expect(charge("1", "0.5")).toBe(1n);
  expect(charge("1", "0.499999999")).toBe(0n);
  expect(charge("-1", "0.5")).toBe(-1n);
  expect(charge("1000000", "0.0003")).toBe(300n);
  expect(charge("3", "0.333333333")).toBe(1n);
  expect(charge("1000000000000000", "1")).toBe(1_000_000_000_000_000n);
});

test("a part of a whole is printed with nine places", () => {
  expect(fractionText("10", 31)).toBe("0.322580645");
});

test("tax is rounded once over the subtotal", () => {
  expect(taxOn(1_050n, 1_900)).toBe(200n);
  expect(taxOn(-1_050n, 1_900)).toBe(-200n);
  expect(taxOn(1_000n, 0)).toBe(0n);
});

test("money is written as the locale and the currency have it", () => {
  expect(formatMoney(123_456, "USD", "en")).toBe("$1,234.56");
  expect(formatMoney(-5n, "EUR", "en")).toBe("-€0.05");
  expect(formatMoney(1_234n, "JPY", "en")).toBe("¥1,234");
  expect(formatMoney(900_719_925_474_099_312n, "USD", "en")).toBe("$9,007,199,254,740,993.12");
  expect(majorText(1_234_567n, "KWD")).toBe("1234.567");
  expect(formatUnitPrice("0.0003", "USD", "en")).toBe("$0.000003");
  expect(formatUnitPrice("1500", "USD", "en")).toBe("$15.00");
  expect(isCurrency("EUR")).toBe(true);
  expect(isCurrency("XQQ")).toBe(false);
});

import { expect, test } from "vitest";

import { bytesOf, gibibytesTyped, rateOf, rateTyped } from "./read-numbers";

test("a rate is typed in percent and kept in hundredths of one", () => {
  expect(["19", "19.5", "7,25", "0", "19.99"].map(rateOf)).toEqual([1_900, 1_950, 725, 0, 1_999]);
  expect(["19.999", "-1", "1e1", "x"].map(rateOf)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  expect(rateOf("")).toBeNull();
  for (const rate of [0, 7, 725, 1_900, 1_999, 10_000]) expect(rateOf(rateTyped(rate))).toBe(rate);
});

test("storage is typed in GiB and kept in bytes", () => {
  expect(["5", "0.5", "1,5"].map(bytesOf)).toEqual([5_368_709_120, 536_870_912, 1_610_612_736]);
  expect(bytesOf("")).toBeNull();
  expect(bytesOf("5 GB")).toBeNaN();
  expect([gibibytesTyped(null), gibibytesTyped(0), gibibytesTyped(10_737_418_240)]).toEqual(["", "0", "10"]);
  for (const bytes of [1, 1_000, 5_368_709_120, 5_000_000_000, Number.MAX_SAFE_INTEGER]) {
    expect(bytesOf(gibibytesTyped(bytes))).toBe(bytes);
  }
});

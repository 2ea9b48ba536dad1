import { expect, test } from "vitest";

import { PRO } from "@/server/plans/catalogue";

import { priceLine, readPrices } from "./meter-prices";

test("prices are written as lines and read back", () => {
  const { meters } = PRO.terms;
  expect(readPrices(meters.map(priceLine).join("\n"))).toEqual({ prices: meters, wrong: null });
  expect(readPrices("tokens direction=input model=large 0.0003 included 1000\n\n").prices).toEqual([
    { meter: "tokens", where: { direction: "input", model: "large" }, unitPrice: "0.0003", included: "1000" },
  ]);
});

test.each(["tokens", "tokens -1", "Tokens 1", "tokens 1 included", "tokens direction= 1", "tokens 1e3"])(
  "%j cannot be read",
  (line) => {
    expect(readPrices(`api_calls 1\n${line}`)).toMatchObject({ wrong: 2 });
  },
);

import { expect, test } from "vitest";

import { asksTooMany, usageQuery } from "./usage-query";

test("two days are a range, whichever is named first; what is no day filters nothing", () => {
  const range = { from: "2026-01-01", to: "2026-02-28" };
  expect(usageQuery(range)).toMatchObject(range);
  expect(usageQuery({ from: "2026-02-28", to: "2026-01-01" })).toMatchObject(range);
  expect(usageQuery({ from: "2026-02-30", to: "2026-03-01" })).toMatchObject({ from: undefined, to: "2026-03-01" });
});

test("of more days than a report tells, the last ones are told", () => {
  const [few, many] = [
    { from: "2024-11-28", to: "2026-01-01" },
    { from: "2024-11-27", to: "2026-01-01" },
  ];
  expect(usageQuery(few)).toMatchObject(few);
  expect(usageQuery(many)).toMatchObject(few);
  expect([asksTooMany(few), asksTooMany(many), asksTooMany({ from: "2024-11-27" })]).toEqual([false, true, false]);
});

test("a grouping without a meter, and what is no key, filter nothing", () => {
  expect(usageQuery({ by: "day" })).toMatchObject({ meter: undefined, groupBy: undefined });
  expect(usageQuery({ meter: "Tokens!", by: "day" })).toMatchObject({ meter: undefined, groupBy: undefined });
  expect(usageQuery({ meter: "tokens", by: "model" })).toMatchObject({ meter: "tokens", groupBy: "model" });
});

import { expect, test } from "vitest";

import { usageQuery } from "./usage-query";

test("days that no report tells filter nothing", () => {
  expect(usageQuery({ from: "2026-01-01", to: "2026-02-28" })).toMatchObject({ from: "2026-01-01", to: "2026-02-28" });
  const open = { from: undefined, to: undefined };
  expect(usageQuery({ from: "2026-02-28", to: "2026-01-01" })).toMatchObject(open);
  expect(usageQuery({ from: "2024-01-01", to: "2026-01-01" })).toMatchObject(open);
  expect(usageQuery({ from: "2026-02-30", to: "2026-03-01" })).toMatchObject({ from: undefined, to: "2026-03-01" });
});

test("a grouping without a meter, and what is no key, filter nothing", () => {
  expect(usageQuery({ by: "day" })).toMatchObject({ meter: undefined, groupBy: undefined });
  expect(usageQuery({ meter: "Tokens!", by: "day" })).toMatchObject({ meter: undefined, groupBy: undefined });
  expect(usageQuery({ meter: "tokens", by: "model" })).toMatchObject({ meter: "tokens", groupBy: "model" });
});

import { expect, test } from "vitest";

import { ruleFilters } from "./rule-filters";
import { RULE_FILTERS } from "./rule-query";

test("whatever the list of rules is filtered by in the address stands above it, single objects among them", () => {
  const faces = { value: "res_1", label: "Faces" };
  const filters = ruleFilters("vision", [{ value: "*", label: "All" }], { resource: faces });
  expect(filters.map(({ name }) => name)).toEqual([...RULE_FILTERS]);
  expect(filters.find(({ name }) => name === "resource")).toMatchObject({ label: "Object", chosen: faces });
  expect(new Set(filters.map(({ label }) => label)).size).toBe(filters.length);
});

import { expect, test } from "vitest";

import { packRows, unpackRows } from "./rows";
import type { Row } from "./types";

test("rows arrive as they were sent, whatever marks their texts have", () => {
  const rows: Row[] = [
    {
      id: "one",
      name: 'a "quoted" name',
      cells: { label: '`ticks` and \\ and \\"', note: { text: '`"`', note: "\n" } },
    },
    { id: "two", name: "</script>", cells: { count: 0, empty: "" }, selectable: false },
  ];
  expect(unpackRows(packRows(rows))).toEqual(rows);
});

test("what is null stays behind", () => {
  expect(unpackRows(packRows([{ id: "one", name: "One", cells: { used: null } }]))).toEqual([
    { id: "one", name: "One", cells: {} },
  ]);
});

test("a text that a script holds needs no backslash for the quotes around its values", () => {
  expect(packRows([{ id: "one", name: "One", cells: {} }])).not.toContain('"');
});

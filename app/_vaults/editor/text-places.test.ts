import { expect, test } from "vitest";

import { indented, lineStart, placeOf } from "./text-places";

test("a position and its line and column are the same place", () => {
  const text = "one\n\nthree";
  expect([0, 3, 4, 5, 10].map((position) => placeOf(text, position))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 4 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 3, column: 6 },
  ]);
  expect([0, 1, 2, 9].map((lines) => lineStart(text, lines))).toEqual([0, 4, 5, 10]);
});

test("lines are indented by two spaces and back, and empty ones stay empty", () => {
  expect(indented("a\n\n  b", false)).toBe("  a\n\n    b");
  expect(indented("  a\n b\n\tc\nd", true)).toBe("a\nb\nc\nd");
});

import { expect, test } from "vitest";

import { changedLines, countChanges, withoutSame } from "./changed-lines";

test("two texts are compared line by line, whether or not their last line ends", () => {
  expect(changedLines("a = 1\nb = 2", "a = 1\nb = 3\n")).toEqual([
    { kind: "same", text: "a = 1" },
    { kind: "removed", text: "b = 2" },
    { kind: "added", text: "b = 3" },
  ]);
  expect(changedLines("a = 1", "a = 1\n")).toEqual([{ kind: "same", text: "a = 1" }]);
  expect(changedLines("", "a\n\nb")).toEqual(["a", "", "b"].map((text) => ({ kind: "added", text })));
});

test("what is the same far from a change is counted", () => {
  const numbers = Array.from({ length: 20 }, (_, index) => `k${index} = 1`);
  const before = numbers.join("\n");
  const lines = changedLines(before, before.replace("k10 = 1", "k10 = 2"));
  expect(countChanges(lines)).toEqual({ added: 1, removed: 1 });
  const shown = withoutSame(lines);
  expect(shown[0]).toEqual({ kind: "left", count: 7 });
  expect(shown.at(-1)).toEqual({ kind: "left", count: 6 });
  expect(shown).toHaveLength(10);
});

test("two large texts that share nothing are answered whole", () => {
  const text = (of: string) => Array.from({ length: 12_000 }, (_, index) => `${of}${index}`).join("\n");
  const lines = changedLines(text("a"), text("b"));
  expect(countChanges(lines)).toEqual({ added: 12_000, removed: 12_000 });
});

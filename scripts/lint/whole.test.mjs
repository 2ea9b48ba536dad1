import { expect, it } from "vitest";
import { circles, graphOf, unused } from "./whole.mjs";

it("finds files that lead back to themselves, also by a type and over a third", () => {
  const texts = new Map([
    ["server/a/one.ts", 'import type { Two } from "./two";\n'],
    ["server/a/two.ts", 'import { three } from "@/server/b/three";\n'],
    ["server/b/three.ts", 'export { one } from "../a/one";\n'],
    ["server/b/four.ts", 'import { three } from "./three";\n'],
  ]);
  const found = circles(graphOf(texts));
  expect(found.map((group) => group.toSorted())).toEqual([["server/a/one.ts", "server/a/two.ts", "server/b/three.ts"]]);
  texts.set("server/b/three.ts", "export const three = 3;\n");
  expect(circles(graphOf(texts))).toEqual([]);
});

it("finds an export that nothing uses, and none that its own file or another one uses, or that is read outside", () => {
  const texts = new Map([
    ["server/a.ts", "export const dead = 1;\nexport type Own = string;\nexport function used(own: Own) {}\n"],
    ["server/b.ts", 'import { used } from "./a";\nused("");\n'],
    ["app/page.tsx", "export const metadata = {};\n"],
  ]);
  expect(unused(texts)).toEqual(["server/a.ts: dead"]);
});

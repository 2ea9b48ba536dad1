import { expect, it } from "vitest";
import { graphOf, unusedExports, unusedFiles, unusedPackages, unusedSentences } from "./unused.mjs";
import { circles } from "./whole.mjs";

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

it("finds an export that its own file alone uses, or nothing, and none that is taken or read outside", () => {
  const texts = new Map([
    ["server/a.ts", "export const dead = 1;\nexport type Own = string;\nexport function used(own: Own) {}\n"],
    ["server/b.ts", 'import {\n  type Given,\n  used,\n} from "./a";\nconst Own = used("");\n'],
    ["server/c.ts", "export const dead = 3;\nexport const late = 4;\n"],
    ["server/d.ts", 'const { late } = await import("./c");\n'],
    ["app/page.tsx", "export const metadata = {};\n"],
  ]);
  expect(unusedExports(texts)).toEqual(["server/a.ts: dead", "server/a.ts: Own", "server/c.ts: dead"]);
});

it("finds a file that nothing imports or names", () => {
  const texts = new Map([
    ["server/main.ts", 'import { one } from "./one";\nawait import("./later");\n'],
    ["server/one.ts", "export const one = 1;\n"],
    ["server/later.ts", "export {};\n"],
    ["server/alone.ts", "export {};\n"],
    ["server/one.test.ts", "test();\n"],
    ["app/page.tsx", "export default () => null;\n"],
  ]);
  const settings = new Map([["package.json", '{ "scripts": { "start": "node server/main.ts" } }']]);
  expect(unusedFiles(texts, settings)).toEqual(["server/alone.ts"]);
});

it("finds a sentence that nobody says, where its catalogue is read by names alone", () => {
  const texts = new Map([
    [
      "app/_sentences/some.ts",
      'export const SOME = {\n  said: "Said",\n  unsaid: "Unsaid",\n};\nexport const WHOLE = {\n  any: "Any",\n};\n',
    ],
    ["app/page.tsx", 'import { SOME, WHOLE } from "@/app/_sentences/some";\nshow(SOME.said, { ...WHOLE });\n'],
  ]);
  expect(unusedSentences(texts)).toEqual(["app/_sentences/some.ts: SOME.unsaid"]);
});

it("finds a package that nothing imports, and none that another one asks for", () => {
  const manifest = { dependencies: { one: "1", peer: "1" }, devDependencies: { two: "1", "@types/one": "1" } };
  const lock = { packages: { "node_modules/one": { peerDependencies: { peer: "1" } } } };
  expect(unusedPackages(manifest, lock, new Map([["server/a.ts", 'import "one";\n']]))).toEqual(["two"]);
});

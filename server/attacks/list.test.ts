import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

test("every patch of guards/ stands in a row of docs/security-tests.md, and every row's patch is there", async () => {
  const patches = (await readdir(join(ROOT, "guards"))).map((name) => name.replace(/\.patch$/, ""));
  const list = await readFile(join(ROOT, "docs/security-tests.md"), "utf8");
  const named = [...list.matchAll(/`(\d\d-[a-z\d-]+)`/g)].map(([, name]) => name);
  expect([...new Set(named)].sort()).toEqual(patches.sort());
});

test("every patch names its test, in a file that is there and has such a sentence", async () => {
  for (const name of await readdir(join(ROOT, "guards"))) {
    const patch = await readFile(join(ROOT, "guards", name), "utf8");
    const { file = "", sentence = "" } = /^# test: (?<file>\S+) -t "(?<sentence>[^"]+)"$/m.exec(patch)?.groups ?? {};
    const source = await readFile(join(ROOT, file), "utf8");
    // The first words may be a parameter of the sentence.
    expect(source, name).toContain(sentence.split(" ").slice(-2).join(" "));
  }
});

import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { declared } from "@/server/testing/doors/procedures";

const ROOT = join(import.meta.dirname, "../../..");
const GUIDE = "docs/guides/coverage.md";

interface Row {
  asked: string;
  where: string;
  rest: string;
  shown: string;
}

const read = (path: string) => readFile(join(ROOT, path), "utf8");

async function filesBelow(directory: string): Promise<string[]> {
  const names = await readdir(join(ROOT, directory), { recursive: true });
  return names.map((name) => `${directory}/${name.replaceAll("\\", "/")}`);
}

/** The rows of the tables that say where something is; the last table says in words what is otherwise. */
async function rows(): Promise<Row[]> {
  const lines = (await read(GUIDE)).split("\n").filter((line) => line.startsWith("|"));
  return lines
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .filter((cells) => cells.length === 6 && cells[1] !== "What is asked" && !/^-+$/.test(cells[1] ?? ""))
    .map(([, asked = "", where = "", rest = "", shown = ""]) => ({ asked, where, rest, shown }));
}

const spansIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, span = ""]) => span);

/** Addresses of pages as contracts write them: groups of folders are none of it, and `[x]` is `{x}`. */
async function pages(): Promise<Set<string>> {
  const files = (await filesBelow("app")).filter((file) => file.endsWith("/page.tsx"));
  return new Set(
    files.map((file) => {
      const parts = dirname(file)
        .split("/")
        .slice(1)
        .filter((name) => !name.startsWith("("));
      return `/${parts.join("/")}`.replaceAll("[", "{").replaceAll("]", "}");
    }),
  );
}

async function commands(): Promise<string[]> {
  const files = (await filesBelow("cli/commands")).filter((file) => file.endsWith(".ts"));
  const sources = await Promise.all(files.map(read));
  return sources.flatMap((source) => [...source.matchAll(/\bname: "([a-z][a-z -]*)"/g)].map(([, name = ""]) => name));
}

async function routes(): Promise<Set<string>> {
  const door = await read("server/oauth/door.ts");
  const oauth = [...door.matchAll(/"(\/oauth\/\w+)":/g)].map(([, path = ""]) => `POST ${path}`);
  const own = declared.flatMap(({ route, meta }) => [
    route,
    ...(meta.exported === undefined ? [] : [`${route}.csv`, `${route}.json`]),
    ...(meta.printed === undefined ? [] : [`${route}.pdf`]),
  ]);
  return new Set([...own, ...oauth]);
}

interface NamedTest {
  file: string;
  sentence: string;
}

/** Each test that a cell names, with its file: `FILE` _one sentence_; _another_. */
function testsIn(shown: string): NamedTest[] {
  const found: NamedTest[] = [];
  let current = "";
  for (const [, file, sentence] of shown.matchAll(/`([^`]+)`|_([^_]+)_/g)) {
    if (file !== undefined) current = file;
    else if (sentence !== undefined) found.push({ file: current, sentence });
  }
  return found;
}

/** Also behind the table of an `each`. */
const TITLE = /(?:\b(?:test|it|describe|step)(?:\.\w+)*|\))\(\s*(["`])(?<title>.*?)\1/gs;

test("every page and command that the guide of what is covered names is there", async () => {
  const [there, known] = [await pages(), await commands()];
  const all = await rows();
  expect(all.length).toBeGreaterThan(100);
  for (const { asked, where } of all) {
    const spans = spansIn(where);
    expect(spans, asked).not.toEqual([]);
    for (const span of spans) {
      if (span.startsWith("/")) expect([...there], asked).toContain(span);
      const command = /^tenantry (?<line>.+)$/.exec(span)?.groups?.line;
      if (command !== undefined) {
        expect(
          known.some((name) => command === name || command.startsWith(`${name} `)),
          span,
        ).toBe(true);
      }
    }
  }
});

test("every REST route that the guide of what is covered names is one of the API", async () => {
  const there = await routes();
  for (const { asked, rest } of await rows()) {
    for (const span of spansIn(rest)) expect(there.has(span), `${asked}: ${span}`).toBe(true);
  }
});

test("every line of the guide of what is covered names tests that are there", async () => {
  const sources = new Map<string, readonly string[]>();
  const titlesOf = async (file: string) => {
    const known = sources.get(file);
    if (known !== undefined) return known;
    const found = [...(await read(file)).matchAll(TITLE)].map(({ groups }) => groups?.title ?? "");
    sources.set(file, found);
    return found;
  };
  for (const { asked, shown } of await rows()) {
    const named = testsIn(shown);
    expect(named, asked).not.toEqual([]);
    expect(new Set(named.map(({ file }) => file)), asked).toEqual(new Set(spansIn(shown)));
    for (const { file, sentence } of named) {
      expect(existsSync(join(ROOT, file)), `${asked}: ${file}`).toBe(true);
      const titles = await titlesOf(file);
      expect(
        titles.some((title) => title.includes(sentence)),
        `${file}: ${sentence}`,
      ).toBe(true);
    }
  }
});

test("the guides that the guide of what is covered leads to are there", async () => {
  const targets = [...(await read(GUIDE)).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target = ""]) => target);
  expect(targets.length).toBeGreaterThan(10);
  for (const target of new Set(targets)) expect(existsSync(join(ROOT, dirname(GUIDE), target)), target).toBe(true);
});

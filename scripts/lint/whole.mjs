#!/usr/bin/env node
/** What no rule sees that reads one file at a time: files that lead back to themselves, and exports that nothing uses. */
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../lib/root.mjs";
import { resolveImport } from "./rules.mjs";

const ROOTS = ["app", "cli", "e2e", "prisma", "scripts", "server"];
const SOURCE = /(?<!\.d)\.(ts|tsx|mjs)$/;
const LEFT_OUT = ["node_modules", "generated", "dist", ".next"];

/** Who reads these names is outside: Next, whoever installs the library, the runners. */
const READ_OUTSIDE = [
  /^app\/(.*\/)?(page|layout|route|error|global-error|not-found|loading)\.tsx?$/,
  /^cli\/sdk\/index\.ts$/,
];

const IMPORT = /\bfrom\s+"([^"]+)"/g;
const EXPORT =
  /^export (?:declare )?(?:async )?(?:function\*?|const|let|class|type|interface|enum) ([A-Za-z_$][\w$]*)/gm;
const WORD = /[A-Za-z_$][\w$]*/g;

/** Groups of files each of which leads to all others of its group. */
export function circles(graph) {
  const [order, low, stack, found] = [new Map(), new Map(), [], []];
  function visit(file) {
    order.set(file, order.size);
    low.set(file, order.get(file));
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) low.set(file, Math.min(low.get(file), low.get(next)));
    }
    if (low.get(file) !== order.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1) found.push(group);
  }
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
}

/** Exported names that stand once in their own file and in no other: a name that two files share counts as used. */
export function unused(texts) {
  const words = new Map([...texts].map(([file, text]) => [file, text.match(WORD) ?? []]));
  const files = new Map();
  for (const list of words.values()) for (const word of new Set(list)) files.set(word, (files.get(word) ?? 0) + 1);
  const isAlone = (file, name) => files.get(name) === 1 && words.get(file).filter((word) => word === name).length === 1;
  return [...texts]
    .filter(([file]) => !READ_OUTSIDE.some((pattern) => pattern.test(file)))
    .flatMap(([file, text]) =>
      [...text.matchAll(EXPORT)].filter(([, name]) => isAlone(file, name)).map(([, name]) => `${file}: ${name}`),
    );
}

/** Which of the files each of them imports. */
export function graphOf(texts) {
  const byName = new Map([...texts.keys()].map((file) => [file.replace(SOURCE, ""), file]));
  return new Map(
    [...texts].map(([file, text]) => [
      file,
      [...text.matchAll(IMPORT)].flatMap(([, source]) => byName.get(resolveImport(file, source)) ?? []),
    ]),
  );
}

function* listSources(folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && !LEFT_OUT.includes(entry.name)) yield* listSources(path);
    if (entry.isFile() && SOURCE.test(entry.name)) yield path;
  }
}

if (process.argv[1] !== undefined && basename(process.argv[1]) === basename(fileURLToPath(import.meta.url))) {
  const settings = readdirSync(root).filter((name) => SOURCE.test(name));
  const files = [...settings, ...ROOTS.flatMap((folder) => [...listSources(folder)])];
  const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
  const faults = [
    ...circles(graphOf(texts)).map((group) => `These files lead back to themselves: ${group.join(", ")}`),
    ...unused(texts).map((name) => `Nothing uses ${name}`),
  ];
  for (const fault of faults) console.log(fault);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

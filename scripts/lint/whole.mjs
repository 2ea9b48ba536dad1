#!/usr/bin/env node
/** What no rule sees that reads one file at a time: files that lead back to themselves, and what nothing uses. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../lib/root.mjs";
import { graphOf, unusedExports, unusedFiles, unusedPackages, unusedSentences } from "./unused.mjs";

const ROOTS = ["app", "cli", "e2e", "prisma", "scripts", "server"];
const SOURCE = /(?<!\.d)\.(ts|tsx|mjs)$/;
const LEFT_OUT = ["node_modules", "generated", "dist", ".next"];
/** What names files and packages without being a source. */
const SETTINGS = ["package.json", "cli/package.json", "tsconfig.json", ".prettierrc.json", "app/globals.css"];

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
  const there = SETTINGS.filter((name) => existsSync(join(root, name)));
  const others = new Map(there.map((name) => [name, readFileSync(join(root, name), "utf8")]));
  const json = (name) => JSON.parse(readFileSync(join(root, name), "utf8"));
  // The manifest itself names them all.
  const naming = new Map([...texts, ...[...others].filter(([name]) => !name.endsWith("package.json"))]);
  const unused = [
    ...unusedFiles(texts, others),
    ...unusedSentences(texts),
    ...unusedPackages(json("package.json"), json("package-lock.json"), naming).map((name) => `package.json: ${name}`),
  ];
  const faults = [
    ...circles(graphOf(texts)).map((group) => `These files lead back to themselves: ${group.join(", ")}`),
    ...unusedExports(texts).map((name) => `No other file uses the export ${name}`),
    ...unused.map((name) => `Nothing uses ${name}`),
  ];
  for (const fault of faults) console.log(fault);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

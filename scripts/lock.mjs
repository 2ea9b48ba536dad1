#!/usr/bin/env node
/**
 * Completes package-lock.json: `node scripts/lock.mjs`, after every change of the dependencies.
 *
 * A registry may lack some optional packages of other platforms. npm leaves these out of the lock, and `npm ci` then
 * refuses the lock everywhere. An entry without integrity is enough: npm fetches it only on the platform it names.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const SYSTEMS = "darwin win32 linux freebsd android openharmony sunos openbsd netbsd aix".split(" ");
// Longer names first: "arm" is part of "arm64".
const PROCESSORS = "arm64 x64 ia32 riscv64 ppc64 s390x loong64 wasm32 mips64el arm".split(" ");

/** Is `name` installed for the package at `path`, there or in a folder above? */
function isLocked(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    if (packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

/** The entry of a package that the registry did not serve. Its name tells the platform. */
function stub(name, range, dev) {
  const words = name.split(/[^a-z0-9]+/);
  const system = words.includes("windows") ? "win32" : SYSTEMS.find((key) => words.includes(key));
  const processor = PROCESSORS.find((key) => words.includes(key));
  return {
    version: range.replace(/^[\^~]/, ""),
    ...(processor && { cpu: [processor] }),
    ...(dev && { dev: true }),
    optional: true,
    ...(system && { os: [system] }),
  };
}

/** Adds what is missing to the lock's packages and returns the names. */
export function addStubs(packages) {
  const added = [];
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (entry.peerDependenciesMeta?.[name] || isLocked(packages, path, name)) continue;
      packages[`node_modules/${name}`] = stub(name, range, entry.dev);
      added.push(name);
    }
  }
  return added;
}

/** What must not be in a lock that others use: entries without integrity, and the host of one registry. */
export function listProblems(packages) {
  return Object.entries(packages).flatMap(([path, entry]) => {
    const isStub = entry.optional && !entry.integrity && (entry.os || entry.cpu);
    const isLocal = path === "" || entry.link || !path.includes("node_modules/");
    return [
      ...(entry.integrity || isStub || isLocal ? [] : [`${path} has no integrity`]),
      ...(/^https?:/.test(entry.resolved ?? "") ? [`${path} names a registry`] : []),
    ];
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const added = addStubs(lock.packages);
  for (const entry of Object.values(lock.packages)) if (/^https?:/.test(entry.resolved ?? "")) delete entry.resolved;
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  const problems = listProblems(lock.packages);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exit(1);
  writeFileSync("package-lock.json", JSON.stringify(lock, null, 2) + "\n");
  console.log(
    added.length === 0 ? "The lock is complete." : `Added ${added.length} optional packages: ${added.join(", ")}`,
  );
}

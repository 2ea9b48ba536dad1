import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { at } from "./root.mjs";

const IGNORED_FOLDERS = new Set(["node_modules", "generated", "dist", ".next"]);
const TEST = /\.test\.(tsx?|mjs)$/;

function* listFiles(path) {
  const full = at(path);
  if (!existsSync(full)) return;
  if (statSync(full).isFile()) {
    yield path;
    return;
  }
  for (const name of readdirSync(full).sort()) {
    if (!IGNORED_FOLDERS.has(name) && !TEST.test(name)) yield* listFiles(`${path}/${name}`);
  }
}

/** One hash over names and contents of files and folders of the repository; tests and generated files do not count. */
export function hashSources(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of listFiles(path)) {
      const content = readFileSync(at(file));
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest("hex");
}

/** Was `stamp` written for exactly these sources? */
export function isFresh(stamp, hash) {
  return existsSync(at(stamp)) && readFileSync(at(stamp), "utf8").trim() === hash;
}

export function writeStamp(stamp, hash) {
  mkdirSync(dirname(at(stamp)), { recursive: true });
  writeFileSync(at(stamp), hash + "\n");
}

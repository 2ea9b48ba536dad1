import { readFileSync } from "node:fs";
import { at } from "./root.mjs";
import { mustRun, step } from "./run.mjs";

/** The packages of a lock, or undefined where there is none. */
export function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/**
 * Do the installed packages fit the lock? npm itself writes down what it installed, so an installation made by a plain
 * `npm ci` counts as well.
 *
 * @param {Record<string, object>} wanted packages of package-lock.json
 * @param {Record<string, object> | undefined} installed packages of node_modules/.package-lock.json
 * @param {{ dev: boolean }} options whether the packages for building and testing are needed too
 */
export function isInstalled(wanted, installed, { dev }) {
  if (!installed) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || !path.includes("node_modules/")) return true;
    if (entry.optional || entry.peer || entry.devOptional || (entry.dev && !dev)) return true;
    const found = installed[path];
    return found !== undefined && (entry.link === true || found.version === entry.version);
  });
}

/** Runs `npm ci` when the installed packages are missing or those of another lock. */
export async function ensureInstalled({ dev = true } = {}) {
  const wanted = readLock(at("package-lock.json"));
  if (!wanted) throw new Error("package-lock.json is missing or cannot be read.");
  if (isInstalled(wanted, readLock(at("node_modules", ".package-lock.json")), { dev })) return;
  // NODE_ENV=production in the shell would leave out what building needs.
  await step("Installing packages", () => mustRun("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"]));
}

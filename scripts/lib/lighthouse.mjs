import { cpSync, mkdirSync, rmSync } from "node:fs";
import { at } from "./root.mjs";
import { isInstalled, readLock } from "./install.mjs";
import { mustRun, step } from "./run.mjs";

const SOURCE = "e2e/lighthouse";
/** Its packages are as many as the product's own, and nothing but the measurement wants them. */
const PLACE = "node_modules/.cache/tenantry-lighthouse";

/** Installs Lighthouse beside the packages of the repository, as its own lock says. @returns {Promise<string>} where */
export async function ensureLighthouse() {
  const wanted = readLock(at(SOURCE, "package-lock.json"));
  if (!wanted) throw new Error(`${SOURCE}/package-lock.json is missing or cannot be read.`);
  const place = at(PLACE);
  if (isInstalled(wanted, readLock(at(PLACE, "node_modules/.package-lock.json")), { dev: false })) return place;
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  for (const name of ["package.json", "package-lock.json"]) cpSync(at(SOURCE, name), at(PLACE, name));
  const args = ["ci", "--prefix", place, "--ignore-scripts", "--no-audit", "--no-fund"];
  await step("Installing Lighthouse", () => mustRun("npm", args));
  return place;
}

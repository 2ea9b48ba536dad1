import { existsSync } from "node:fs";
import { findBrowser, NO_BROWSER } from "./browser";
import { shell } from "../server/testing/processes/shell";

function oneLine(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** What every worker needs: a build and a browser. Each starts the product for itself (fixtures.ts). */
// eslint-disable-next-line import-x/no-default-export -- Playwright loads it by its default export.
export default async function setUpRun(): Promise<void> {
  if (!existsSync("dist/main.mjs")) oneLine("There is no production build: run `npm run build`, then try again.");
  const browser = await findBrowser();
  if (browser === null) oneLine(NO_BROWSER);
  shell.E2E_BROWSER = JSON.stringify(browser);
}

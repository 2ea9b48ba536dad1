import { existsSync } from "node:fs";
import { makeDatabase } from "../server/testing/postgres";
import { setUp } from "./api";
import { findBrowser, NO_BROWSER } from "./browser";
import { startBridge } from "./mailbox";
import { startProduct } from "./product";
import { shell } from "../server/testing/shell";

/** A fixed key, so that the run needs no secret; with the embedded database the product makes one itself. */
const SEAL_KEYS = `test:${Buffer.alloc(32, 7).toString("base64")}`;

function oneLine(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** The whole of a run: browser, mail server, product on a database of its own, first owner. Returns how it ends. */
// eslint-disable-next-line import-x/no-default-export -- Playwright loads it by its default export.
export default async function setUpRun(): Promise<() => Promise<void>> {
  if (!existsSync("dist/main.mjs")) oneLine("There is no production build: run `npm run build`, then try again.");
  const browser = await findBrowser();
  if (browser === null) oneLine(NO_BROWSER);
  shell.E2E_BROWSER = JSON.stringify(browser);

  const admin = shell.TEST_DATABASE_URL;
  const database = admin === undefined ? null : await makeDatabase(admin, "e2e");
  let takeErrors = (): string[] => [];
  const bridge = await startBridge(() => takeErrors());
  const product = await startProduct({
    environment: {
      SMTP_URL: bridge.smtpUrl,
      MAIL_FROM: "Tenantry <tenantry@example.com>",
      TENANTRY_SIGN_UP: "open",
      TENANTRY_TRUSTED_PROXIES: "127.0.0.1,::1",
      ...(database === null ? {} : { DATABASE_URL: database.url, TENANTRY_SEAL_KEYS: SEAL_KEYS }),
    },
  });
  ({ takeErrors } = product);

  const [, token = ""] = /\/setup\?token=([\w-]+)/.exec(await product.line(/\/setup\?token=/)) ?? [];
  shell.E2E_URL = product.url;
  shell.E2E_BRIDGE = bridge.url;
  shell.E2E_OPERATOR = JSON.stringify(await setUp(product.url, token));

  return async () => {
    const errors = product.takeErrors();
    await product.stop();
    await bridge.close();
    await database?.drop();
    if (errors.length > 0) throw new Error(`the server logged errors that no test expected:\n${errors.join("\n")}`);
  };
}

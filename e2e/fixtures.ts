/* eslint-disable no-empty-pattern -- Playwright reads what a fixture needs from its first parameter, always a pattern. */
import { test as base, expect, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { makeDatabase } from "../server/testing/database/postgres";
import { shell } from "../server/testing/processes/shell";
import { startMailServer, type MailServer, type ReceivedLetter } from "../server/testing/servers/smtp";
import { arrived } from "./arrived";
import { foundTenant, joinTenant, setUp, signUp, type SignedIn, type Tenant, type WorkspaceRole } from "./api";
import { startProduct, type Product } from "./product";
import { newWatch, type Watch } from "./watch";

export { expect };
export { scan } from "./scan";

/** Who a test signs in as: a role in its own tenant, somebody of another one, or the instance's operator. */
type Role = "owner" | WorkspaceRole | "outsider" | "operator";

interface Fixtures {
  /** An organization of this test alone. */
  tenant: Tenant;
  /** Signs in with a role, in the test's own browser window or in the one given. */
  login: (role: Role, context?: BrowserContext) => Promise<SignedIn>;
  /** A further browser window, as another person would have; its pages are watched like the first's. */
  newWindow: () => Promise<Page>;
  /** The last letter to somebody, as soon as it has arrived. */
  letter: (address: string, subject?: string) => Promise<ReceivedLetter>;
  watch: Watch;
  serverErrors: undefined;
}

/** Each worker has an instance of its own, so tests beside each other share no settings, no letters and no log. */
interface WorkerFixtures {
  mail: MailServer;
  product: Product;
  /** The first owner of the worker's instance. */
  operator: SignedIn;
  /** The product's address. */
  url: string;
}

/** Two servers boot beside each other, and each with a database of its own that migrates. */
export const BOOT_MILLISECONDS = 150_000;

/** A fixed key, so that the run needs no secret; with the embedded database the product makes one itself. */
const SEAL_KEYS = `test:${Buffer.alloc(32, 7).toString("base64")}`;

/** The product with a mail server, open to all who sign up, on a database of its own. */
async function startOpen(smtpUrl: string): Promise<{ product: Product; end: () => Promise<void> }> {
  const admin = shell.TEST_DATABASE_URL;
  const database = admin === undefined ? null : await makeDatabase(admin, "e2e");
  const product = await startProduct({
    environment: {
      SMTP_URL: smtpUrl,
      MAIL_FROM: "Tenantry <tenantry@example.com>",
      TENANTRY_SIGN_UP: "open",
      TENANTRY_TRUSTED_PROXIES: "127.0.0.1,::1",
      // Nobody answers there: no test asks the names of the outside.
      TENANTRY_DNS: "127.0.0.1:9",
      // Storage and providers of the tests are on this machine.
      TENANTRY_OUTBOUND_ALLOW: "127.0.0.1",
      ...(database === null ? {} : { DATABASE_URL: database.url, TENANTRY_SEAL_KEYS: SEAL_KEYS }),
    },
  });
  const end = async () => {
    await product.stop();
    await database?.drop();
  };
  return { product, end };
}

/** A page that was gone to is there once its scripts are. */
function settle(page: Page): void {
  const goto = page.goto.bind(page);
  page.goto = async (...where) => {
    const answer = await goto(...where);
    await arrived(page);
    return answer;
  };
}

async function openWindow(browser: Browser, baseURL: string, watch: Watch): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL, reducedMotion: "reduce" });
  context.on("page", settle);
  watch.follow(context);
  return context;
}

async function personOf(role: Exclude<Role, "operator">, url: string, tenant: Tenant): Promise<SignedIn> {
  if (role === "owner") return tenant.owner;
  if (role === "outsider") return (await foundTenant(url, await signUp(url))).owner;
  return joinTenant(url, tenant, role);
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  mail: [
    async ({}, use) => {
      const mail = await startMailServer();
      await use(mail);
      await mail.close();
    },
    { scope: "worker" },
  ],

  product: [
    async ({ mail }, use) => {
      const { product, end } = await startOpen(mail.url);
      await use(product);
      const errors = product.takeErrors();
      await end();
      expect(errors, "errors in the server's log after the last test").toEqual([]);
    },
    { scope: "worker", timeout: BOOT_MILLISECONDS },
  ],

  operator: [
    async ({ product }, use) => {
      const [, token = ""] = /\/setup\?token=([\w-]+)/.exec(await product.line(/\/setup\?token=/)) ?? [];
      await use(await setUp(product.url, token));
    },
    { scope: "worker" },
  ],

  // Nobody signs up before the first owner.
  url: [async ({ product, operator: _first }, use) => use(product.url), { scope: "worker" }],

  baseURL: async ({ url }, use) => use(url),

  watch: async ({}, use) => {
    const watch = newWatch();
    await use(watch);
    expect(watch.unexpected(), "what the pages should not have done").toEqual([]);
  },

  serverErrors: [
    async ({ product }, use) => {
      await use(undefined);
      expect(product.takeErrors(), "errors in the server's log").toEqual([]);
    },
    { auto: true },
  ],

  context: async ({ browser, url, watch }, use) => {
    const context = await openWindow(browser, url, watch);
    await use(context);
    await context.close();
  },

  newWindow: async ({ browser, url, watch }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await openWindow(browser, url, watch);
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },

  tenant: async ({ url }, use) => use(await foundTenant(url, await signUp(url))),

  login: async ({ url, operator, tenant, context }, use) => {
    await use(async (role, window = context) => {
      const person = role === "operator" ? operator : await personOf(role, url, tenant);
      await window.addCookies([{ ...person.cookie, url, httpOnly: true, sameSite: "Lax" }]);
      return person;
    });
  },

  letter: async ({ mail }, use) => use((address, subject) => mail.letterTo(address, subject)),
});

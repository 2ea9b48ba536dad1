/* eslint-disable no-empty-pattern -- Playwright reads what a fixture needs from its first parameter, always a pattern. */
import { test as base, expect, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { foundTenant, joinTenant, signUp, type SignedIn, type Tenant, type WorkspaceRole } from "./api";
import { letterTo, takeServerErrors, type Letter } from "./mailbox";
import { newWatch, type Watch } from "./watch";
import { shell } from "../server/testing/shell";

export { expect };
export { scan } from "./scan";

/** Who a test signs in as: a role in its own tenant, somebody of another one, or the instance's operator. */
export type Role = "owner" | WorkspaceRole | "outsider" | "operator";

interface Fixtures {
  /** An organization of this test alone. */
  tenant: Tenant;
  /** Signs in with a role, in the test's own browser window or in the one given. */
  login: (role: Role, context?: BrowserContext) => Promise<SignedIn>;
  /** A further browser window, as another person would have; its pages are watched like the first's. */
  newWindow: () => Promise<Page>;
  /** The last letter to somebody, as soon as it has arrived. */
  letter: (address: string, subject?: string) => Promise<Letter>;
  watch: Watch;
  serverErrors: undefined;
}

interface WorkerFixtures {
  /** The product's address. */
  url: string;
}

function required(name: string): string {
  const value = shell[name];
  if (value === undefined) throw new Error(`${name} is not set: run the tests by "npm run e2e"`);
  return value;
}

/**
 * Nobody clicks in the instant between a page's arrival and its scripts' start, where a click would be lost: a page that
 * was gone to is there once its main thread has nothing to do.
 */
function settle(page: Page): void {
  const goto = page.goto.bind(page);
  page.goto = async (...where) => {
    const answer = await goto(...where);
    await page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 2_000 })));
    return answer;
  };
}

async function openWindow(browser: Browser, baseURL: string, watch: Watch): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL, reducedMotion: "reduce" });
  context.on("page", settle);
  watch.follow(context);
  return context;
}

async function personOf(role: Role, url: string, tenant: Tenant): Promise<SignedIn> {
  if (role === "owner") return tenant.owner;
  if (role === "operator") return JSON.parse(required("E2E_OPERATOR")) as SignedIn;
  if (role === "outsider") return (await foundTenant(url, await signUp(url))).owner;
  return joinTenant(url, tenant, role);
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  url: [async ({}, use) => use(required("E2E_URL")), { scope: "worker" }],

  baseURL: async ({ url }, use) => use(url),

  watch: async ({}, use) => {
    const watch = newWatch();
    await use(watch);
    expect(watch.unexpected(), "what the pages should not have done").toEqual([]);
  },

  serverErrors: [
    async ({}, use) => {
      await use(undefined);
      expect(await takeServerErrors(required("E2E_BRIDGE")), "errors in the server's log").toEqual([]);
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

  login: async ({ url, tenant, context }, use) => {
    await use(async (role, window = context) => {
      const person = await personOf(role, url, tenant);
      await window.addCookies([{ ...person.cookie, url, httpOnly: true, sameSite: "Lax" }]);
      return person;
    });
  },

  letter: async ({}, use) => use((address, subject) => letterTo(required("E2E_BRIDGE"), address, subject)),
});

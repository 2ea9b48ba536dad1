import { type BrowserContext, type Page } from "@playwright/test";
import { signUp } from "../api";
import { expect, test } from "../fixtures";

const PERSON = { name: "Early Typist", password: "an-unusual-but-fixed-passphrase" };
const NEEDS_SCRIPTS = "needs JavaScript";

/** Holds the page's scripts back until they are let go, as a slow network does. */
async function holdScripts(context: BrowserContext): Promise<() => void> {
  let letGo: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (letGo = resolve));
  await context.route(/\/_next\/static\/.*\.js/, async (route) => {
    await released;
    await route.continue();
  });
  return letGo;
}

async function fillIn(page: Page, email: string): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill(PERSON.name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PERSON.password);
}

test("what is typed before the scripts have started is neither sent nor lost", async ({ browser, url }) => {
  const context = await browser.newContext({ baseURL: url });
  const letGo = await holdScripts(context);
  const page = await context.newPage();
  await page.goto("/sign-up", { waitUntil: "commit" });
  const button = page.getByRole("button", { name: /^(Sign up|Create)/ });
  await expect(button).toBeDisabled();
  const email = "early-0001@example.com";
  await fillIn(page, email);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${url}/sign-up`);
  letGo();
  await expect(button).toBeEnabled();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(PERSON.name);
  await expect(page.getByLabel("E-mail address")).toHaveValue(email);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue(PERSON.password);
  await button.click();
  await expect(page.getByRole("status").getByText("Your account is ready")).toBeVisible();
  expect(page.url()).not.toContain(PERSON.password);
  await context.close();
});

test("without scripts each form with a secret says that it needs them, and cannot be sent", async ({
  browser,
  url,
}) => {
  const { cookie } = await signUp(url);
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled: false });
  await context.addCookies([{ ...cookie, url, httpOnly: true, sameSite: "Lax" }]);
  const page = await context.newPage();
  for (const path of ["/account/security", "/account/profile", "/account/storage"]) {
    await page.goto(path);
    for (const form of await page.locator("main form[method=post]").all()) {
      await expect(form.locator("noscript p"), path).toContainText(NEEDS_SCRIPTS);
      await expect(form.locator("button[type=submit]"), path).toBeDisabled();
    }
    await expect(page.locator("main form:not([method])"), path).toHaveCount(0);
  }
  await context.clearCookies();
  for (const path of ["/sign-up", "/sign-in?with=password", "/reset-password"]) {
    await page.goto(path);
    await expect(page.locator("main noscript p").first(), path).toContainText(NEEDS_SCRIPTS);
    const form = page.locator("main form");
    await expect(form, path).toHaveAttribute("method", "post");
    await expect(form.locator("button[type=submit]"), path).toBeDisabled();
  }
  await context.close();
});

import type { Browser, Page } from "@playwright/test";
import { callApi, signUp } from "../api";
import { arrived } from "../arrived";
import { expect, scan } from "../fixtures";
import { look } from "../look";
import type { Watch } from "../watch";
import { DOMAIN, test } from "./company";
import { alertIn, fillSignIn } from "./people";

/** At phone width a row's buttons give way to its menu, where the keys alone and a finger reach the same. */
async function reachOnPhone(page: Page, browser: Browser, watch: Watch): Promise<void> {
  const menu = page.getByRole("button", { name: "Actions for Company" });
  await page.setViewportSize({ width: 360, height: 800 });
  await expect(page.getByRole("button", { name: "Disconnect" })).toHaveCount(0);
  await menu.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Disconnect" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("Disconnect Company?");
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();
  const phone = await browser.newContext({
    storageState: await page.context().storageState(),
    viewport: { width: 360, height: 800 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: "reduce",
  });
  watch.follow(phone);
  const held = await phone.newPage();
  await held.goto(page.url());
  await arrived(held);
  await held.getByRole("button", { name: "Actions for Company" }).tap();
  await held.getByRole("menuitem", { name: "Disconnect" }).tap();
  await expect(held.getByRole("dialog")).toContainText("Disconnect Company?");
  await held.getByRole("dialog").getByRole("button", { name: "Cancel" }).tap();
  await expect(held.getByRole("dialog")).toBeHidden();
  await phone.close();
}

/** Gives the address alone and goes on. */
async function say(page: Page, email: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
}

test("an invited person's address leads to their provider, and on into the workspace that invites them", async ({
  page,
  browser,
  url,
  company,
}) => {
  const { owner, workspace } = company.tenant;
  for (const number of [1, 2]) {
    const body = { emails: [`Invited.${number}@${DOMAIN}`], role: "member" };
    const call = { method: "POST", body, cookie: owner.cookie };
    await callApi(url, `/workspaces/${workspace.id}/invitations`, call);
  }
  company.who = { sub: "subject-1", email: `invited.1@${DOMAIN}` };
  await page.goto("/sign-in");
  await expect(page.getByLabel("Password", { exact: true })).toHaveCount(0);
  await scan(page);
  await say(page, `invited.1@${DOMAIN}`);
  await expect(page).toHaveURL(`/workspaces/${workspace.slug}/projects`);
  // The way needs no scripts.
  company.who = { sub: "subject-2", email: `invited.2@${DOMAIN}` };
  const plain = await (await browser.newContext({ javaScriptEnabled: false, baseURL: url })).newPage();
  await plain.goto(`${url}/sign-in?next=/account/profile`);
  await say(plain, `invited.2@${DOMAIN}`);
  await plain.getByRole("link", { name: "Continue with Company" }).click();
  await expect(plain).toHaveURL(`${url}/workspaces/${workspace.slug}/projects`);
  await plain.context().close();
});

test("another address leads to the password, and whoever is not let in is told so", async ({ page, url, company }) => {
  const person = await signUp(url, { email: "somebody@elsewhere.example" });
  await page.goto("/sign-in");
  await say(page, person.email);
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await scan(page);
  await fillSignIn(page, person);
  await expect(page).toHaveURL("/");
  await page.context().clearCookies();
  company.who = { sub: "subject-3", email: `nobody@${DOMAIN}` };
  await page.goto(`/sign-in/${company.tenant.organization.slug}`);
  await page.getByRole("link", { name: "Continue with Company" }).click();
  await expect(alertIn(page)).toContainText("nobody has let you into this organization yet");
  await expect(alertIn(page)).toContainText("req_");
  await scan(page);
});

test("an account with a password is connected by its own sign-in alone, and disconnected", async ({
  page,
  browser,
  watch,
  company,
}) => {
  // It looks at three pages in both widths.
  test.setTimeout(180_000);
  const { organization, owner } = company.tenant;
  await look(page, `/sign-in/${organization.slug}`);
  company.who = { sub: "subject-4", email: owner.email };
  await page.goto(`/sign-in/${organization.slug}`);
  await page.getByRole("link", { name: "Continue with Company" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Is this account yours?");
  const link = page.url();
  await look(page, link);
  await page.getByRole("link", { name: "Sign in to that account" }).click();
  await fillSignIn(page, owner);
  await expect(page).toHaveURL(link);
  await page.getByRole("button", { name: "Connect" }).click();
  await expect(page).toHaveURL("/");
  await page.goto("/account/security");
  const row = page.getByRole("row", { name: /Company/ });
  await expect(row).toContainText(owner.email);
  await look(page, "/account/security");
  await test.step("at phone width it is disconnected by the row's menu", () => reachOnPhone(page, browser, watch));
  await page.setViewportSize({ width: 1440, height: 900 });
  await row.hover();
  await row.getByRole("button", { name: /Disconnect/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  await expect(page.getByText("Provider disconnected")).toBeVisible();
  await expect(page.getByRole("button", { name: "Connect Company" })).toBeVisible();
});

test("a connection is tried: what came, how it was read, what a sign-in would do; one that waits says so", async ({
  page,
  context,
  url,
  company,
}) => {
  // It looks at two pages in both widths.
  test.setTimeout(180_000);
  const { organization, workspace, owner } = company.tenant;
  await context.addCookies([{ ...owner.cookie, url, httpOnly: true, sameSite: "Lax" }]);
  const all = `/organizations/${organization.id}/identity-providers`;
  const { items } = await callApi<{ items: { id: string }[] }>(url, all, { cookie: owner.cookie });
  const one = `${all}/${items[0]?.id ?? ""}`;
  company.who = { sub: "subject-5", email: `newcomer@${DOMAIN}` };
  await page.goto(`${one}?step=test`);
  await page.getByRole("button", { name: "Test provider" }).click();
  await expect(page.getByText("The provider's answer counts, but you would not come in")).toBeVisible();
  await expect(page.getByRole("region", { name: "What was checked" })).toContainText("Passed");
  await expect(page.getByRole("region", { name: "What was mapped" })).toContainText(`newcomer@${DOMAIN}`);
  await expect(page.getByRole("region", { name: "What the provider sent" })).toContainText("subject-5");
  const body = { emails: [company.who.email], role: "member" };
  await callApi(url, `/workspaces/${workspace.id}/invitations`, { method: "POST", body, cookie: owner.cookie });
  await page.getByRole("button", { name: "Test again" }).click();
  await expect(page.getByText("The test passed")).toBeVisible();
  await expect(page.getByRole("region", { name: "What a real sign-in would do" })).toContainText(
    "Makes an account and accepts the pending invitation.",
  );
  await look(page, page.url());
  const begun = await callApi<{ id: string }>(url, `${one}/tests`, { method: "POST", cookie: owner.cookie });
  await look(page, `${one}/test/${begun.id}`);
  await expect(page.getByText("The test is not finished")).toBeVisible();
});

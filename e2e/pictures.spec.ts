import type { Page } from "@playwright/test";
import { DOMAIN, test, type Company } from "./accounts/company";
import { callApi } from "./api";
import { expect } from "./fixtures";

/** The pictures of the guides, of our own pages: `npm run pictures` takes them anew. */
const FOLDER = "docs/images";
const SIZE = { width: 1_200, height: 800 };

async function take(page: Page, name: string, path?: string, fullPage = true): Promise<void> {
  if (path !== undefined) await page.goto(path);
  await page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage });
}

async function connectionOf(url: string, { tenant }: Company): Promise<string> {
  const { owner, organization } = tenant;
  const at = `/organizations/${organization.id}/identity-providers`;
  const { items } = await callApi<{ items: { id: string }[] }>(url, at, { cookie: owner.cookie });
  return items[0]?.id ?? "";
}

test("of single sign-on @pictures", async ({ page, url, company, context }) => {
  const { owner, organization } = company.tenant;
  await page.setViewportSize(SIZE);
  await take(page, "sign-in", "/sign-in");
  await context.addCookies([{ ...owner.cookie, url, httpOnly: true, sameSite: "Lax" }]);
  const at = `/organizations/${organization.slug}`;
  const one = `${at}/identity-providers/${await connectionOf(url, company)}`;
  await take(page, "connection-provider", `${at}/identity-providers/new?protocol=oidc`);
  await take(page, "connection-configuration", one, false);
  await take(page, "connection-groups", `${one}?step=groups`);
  company.who = { sub: "subject-1", email: `member-0001@${DOMAIN}` };
  await page.goto(`${one}?step=test`);
  await page.getByRole("button", { name: "Test provider" }).click();
  await expect(page).toHaveURL(/\/test\//);
  await take(page, "connection-test");
  await take(page, "domains", `${at}/domains`);
  await take(page, "require-sso", `${at}/require-sso`);
  await take(page, "provisioning", `${at}/provisioning`);
});

import type { Page } from "@playwright/test";
import { CLIENT_ID, PEER_SECRET } from "../../server/testing/sso/oidc-peer";
import { expect } from "../fixtures";
import { tabTo } from "../keyboard";
import { test } from "./company";

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

/** Types into fields, one after the other in the order of Tab. */
async function type(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    await tabTo(page, label);
    await page.keyboard.type(value);
  }
}

async function newDraft(page: Page, protocol: string, provider: string, name: string): Promise<void> {
  await press(page, "New connection");
  await expect(page.getByRole("heading", { name: "Protocol" })).toBeVisible();
  await press(page, protocol);
  await expect(page).toHaveURL(/protocol=/);
  await press(page, provider);
  await expect(page).toHaveURL(/provider=/);
  await tabTo(page, "Name");
  await page.keyboard.press("Control+A");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
}

test.beforeEach(async ({ context, page, url, company }) => {
  const { owner, organization } = company.tenant;
  await context.addCookies([{ ...owner.cookie, url, httpOnly: true, sameSite: "Lax" }]);
  await page.goto(`/organizations/${organization.slug}/identity-providers`);
});

test("a connection by OIDC is made and tested with the keyboard alone", async ({ page, company }) => {
  test.setTimeout(120_000);
  const { issuer } = company.peer;
  await newDraft(page, "OIDC", "Keycloak", "By keyboard");
  await type(page, {
    "Client ID": CLIENT_ID,
    "Client secret": PEER_SECRET,
    Issuer: issuer,
    "Authorization endpoint": `${issuer}/authorize`,
    "Access token endpoint": `${issuer}/token`,
    "User info endpoint (optional)": `${issuer}/userinfo`,
    "JWKS URI (optional)": `${issuer}/jwks`,
  });
  await page.keyboard.press("Enter");
  await expect(page.getByText("The connection was saved.")).toBeVisible();
  await press(page, "4. Test");
  await expect(page.getByRole("button", { name: "Test provider" })).toBeVisible();
  company.who = { sub: "subject-keyboard", email: company.tenant.owner.email };
  await press(page, "Test provider");
  await expect(page.getByRole("region", { name: "What was checked" })).toContainText("Passed");
});

test("a connection by SAML, a meaning of a group and a token are made with the keyboard alone", async ({
  page,
  company,
}) => {
  test.setTimeout(120_000);
  await newDraft(page, "SAML", "JumpCloud", "SAML by keyboard");
  await press(page, "3. Groups");
  await press(page, "Add row");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Value of the groups claim")).toBeFocused();
  await page.keyboard.type("ml-admins");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("button", { name: "Workspace: Fill in this field." })).toBeVisible();
  await expect(dialog.getByLabel("Workspace")).toBeFocused();
  await tabTo(page, "Cancel");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Add row" })).toBeFocused();

  await page.goto(`/organizations/${company.tenant.organization.slug}/provisioning`);
  await press(page, "New token");
  await expect(page.getByRole("dialog").getByRole("textbox").first()).toBeFocused();
  await page.keyboard.type("Directory");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("/scim/v2");
  await press(page, "Done");
  await expect(page.getByRole("row", { name: /Directory/ })).toBeVisible();
});

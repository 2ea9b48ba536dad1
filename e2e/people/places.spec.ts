import type { Page } from "@playwright/test";
import { REFUSED } from "../accounts/people";
import { callApi, newIdentity } from "../api";
import { expect, scan, test } from "../fixtures";

async function openRowMenu(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("a workspace is renamed in its panel, and left where it may be left", async ({
  page,
  url,
  tenant,
  login,
  watch,
}) => {
  watch.allow(REFUSED);
  const { owner, organization } = tenant;
  const body = { organization: organization.id, name: "Vision" };
  await callApi(url, "/workspaces", { method: "POST", body, cookie: owner.cookie });
  await login("owner");
  await page.goto("/account/workspaces");
  const vision = page.getByRole("region", { name: "Vision" });
  await vision.getByRole("button", { name: "Edit Workspace name" }).click();
  await page.getByRole("textbox", { name: "Workspace name" }).fill("Seeing");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Seeing" })).toBeVisible();
  // The default workspace is left only with the organization.
  const standard = page.getByRole("region", { name: tenant.workspace.name });
  await expect(standard.getByRole("button", { name: /^Leave organization/ })).toBeVisible();
  await expect(standard.getByText("one leaves it with the organization")).toBeVisible();
  // Its only admin may not go: the dialog says so before anything is tried.
  await page.getByRole("button", { name: "Leave workspace: Seeing" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Leave workspace" })).toHaveAttribute("aria-disabled", "true");
  await scan(page);
});

test("a workspace gets a new name and address in its settings, which whoever may not change them reads", async ({
  page,
  tenant,
  login,
  watch,
}) => {
  watch.allow(REFUSED);
  const { workspace } = tenant;
  const slug = `sight-${workspace.slug}`;
  await login("owner");
  await page.goto(`/workspaces/${workspace.slug}/projects`);
  await page
    .getByRole("navigation", { name: "Settings" })
    .locator(`a[href="/workspaces/${workspace.slug}/settings"]`)
    .click();
  const name = page.getByRole("region", { name: "Name" });
  await name.getByRole("textbox", { name: "Slug" }).fill("not a slug");
  await name.getByRole("button", { name: "Save" }).click();
  await expect(name.getByRole("textbox", { name: "Slug" })).toHaveAttribute("aria-invalid", "true");
  await name.getByRole("textbox", { name: "Name" }).fill("Sight");
  await name.getByRole("textbox", { name: "Slug" }).fill(slug);
  await name.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(`/workspaces/${slug}/settings`);
  await expect(page.getByRole("link", { name: "Workspace Sight" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Details" })).toContainText(workspace.id);
  await scan(page);
  // The default workspace stays as long as its organization.
  await expect(page.getByRole("region", { name: "Archive, suspend or delete" })).toContainText("stays as long as");
  await login("member");
  await page.goto(`/workspaces/${workspace.slug}/settings`);
  await expect(page).toHaveURL(`/workspaces/${slug}/settings`);
  await expect(name.getByRole("textbox", { name: "Name" })).toHaveAttribute("readonly", "");
  await expect(name).toContainText("Ask one of them");
  await expect(name.getByRole("button", { name: "Save" })).toHaveAttribute("aria-disabled", "true");
});

test("organization and project get new names and addresses", async ({ page, url, tenant, login, watch }) => {
  watch.allow(REFUSED);
  const { owner, organization, workspace } = tenant;
  const body = { name: "Churn", slug: "churn" };
  await callApi(url, `/workspaces/${workspace.id}/projects`, { method: "POST", body, cookie: owner.cookie });
  await login("owner");
  await page.goto(`/workspaces/${workspace.slug}/projects/churn/settings`);
  await page.getByRole("textbox", { name: "Name" }).fill("Leavers");
  await page.getByRole("textbox", { name: "Project ID" }).fill("default");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("This is in use already.")).toBeVisible();
  await page.getByRole("textbox", { name: "Project ID" }).fill("leavers");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(`/workspaces/${workspace.slug}/projects/leavers/settings`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Leavers");
  await page.goto(`/organizations/${organization.slug}/settings`);
  await page.getByRole("textbox", { name: "Name" }).fill("");
  await page.getByRole("region", { name: "Name" }).getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Fill in this field.")).toBeVisible();
  await page.getByRole("textbox", { name: "Name" }).fill("Acme & Partners");
  // What was typed is not thrown away by a link.
  await page.getByRole("link", { name: "Members" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stay here" }).click();
  await page.getByRole("region", { name: "Name" }).getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Organization Acme & Partners" })).toBeVisible();
});

test("an invitation is sent again with a new link, and withdrawn", async ({ page, url, tenant, login, letter }) => {
  const { owner, workspace } = tenant;
  const { email } = newIdentity();
  const path = `/workspaces/${workspace.id}/invitations`;
  const body = { emails: [email] };
  const made = await callApi<{ items: { link: string }[] }>(url, path, { method: "POST", body, cookie: owner.cookie });
  await letter(email, "Invitation");
  await login("owner");
  await page.goto(`/workspaces/${workspace.slug}/invitations`);
  await openRowMenu(page, email, "Resend");
  await page.getByRole("button", { name: "Resend invitation" }).click();
  const link = page.getByRole("textbox", { name: `Link for ${email}` });
  await expect(link).toHaveValue(/\/invitations\//);
  await expect(link).not.toHaveValue(made.items[0]?.link ?? "");
  await scan(page);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("row", { name: email })).toContainText("Sent", { timeout: 500 });
  }).toPass();
  await openRowMenu(page, email, "Revoke");
  await page.getByRole("button", { name: "Revoke invitation" }).click();
  await expect(page.getByRole("row", { name: email })).toContainText("Revoked");
  await page.getByRole("combobox", { name: "Status" }).selectOption("pending");
  await expect(page).toHaveURL(/status=pending/);
  await expect(page.getByRole("row", { name: email })).toHaveCount(0);
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page.getByRole("row", { name: email })).toBeVisible();
});

test("an operator suspends, resumes, sets seats, and sends a test mail", async ({ page, tenant, login, letter }) => {
  await login("operator");
  await page.goto(`/instance?part=organizations&search=${tenant.organization.slug}`);
  const { name } = tenant.organization;
  await openRowMenu(page, name, "Suspend");
  await page.getByRole("dialog").getByRole("button", { name: "Suspend" }).click();
  await expect(page.getByRole("row", { name })).toContainText("Suspended");
  await openRowMenu(page, name, "Resume");
  await page.getByRole("dialog").getByRole("button", { name: "Resume" }).click();
  await expect(page.getByRole("row", { name })).toContainText("Active");
  await openRowMenu(page, name, "Set seats");
  await page.getByRole("spinbutton", { name: "Most people" }).fill("3");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name })).toContainText("3");
  await page.goto(`/instance?part=users&search=${tenant.owner.email}`);
  await openRowMenu(page, tenant.owner.name, "Make operator");
  await page.getByRole("dialog").getByRole("button", { name: "Make operator" }).click();
  await expect(page.getByRole("row", { name: tenant.owner.email })).toContainText("Yes");
  await openRowMenu(page, tenant.owner.name, "Dismiss as operator");
  await page.getByRole("dialog").getByRole("button", { name: "Dismiss as operator" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.goto("/instance?part=mail");
  await page.getByRole("button", { name: "Send test mail" }).click();
  const { email } = newIdentity();
  await page.getByRole("dialog").getByRole("textbox", { name: "To" }).fill(email);
  await page.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  expect((await letter(email)).subject).toBe("Test mail");
});

test("an operator decides who makes organizations", async ({ page, url, login }) => {
  const { cookie } = await login("operator");
  const choice = page.getByRole("combobox", { name: "New organizations" });
  try {
    await page.goto("/instance");
    await choice.selectOption("operators");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved")).toBeVisible();
    await page.reload();
    await expect(choice).toHaveValue("operators");
  } finally {
    await callApi(url, "/instance", { method: "PATCH", body: { organizationCreation: "any" }, cookie });
  }
});

import type { Page } from "@playwright/test";
import { callApi, signUp, type Tenant } from "../api";
import { expect, scan, test } from "../fixtures";
import { signInByPage } from "../accounts/people";

async function openInvitations(page: Page, { workspace }: Tenant): Promise<void> {
  await page.goto(`/workspaces/${workspace.slug}/invitations`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Invitations");
}

test("many are invited at once, with a group and an end, and each link is there to copy", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const { owner, workspace } = tenant;
  await callApi(url, `/workspaces/${workspace.id}/groups`, {
    method: "POST",
    body: { name: "Speech team", members: [] },
    cookie: owner.cookie,
  });
  await login("owner");
  await openInvitations(page, tenant);
  await page.getByRole("button", { name: "Invite users" }).click();
  const dialog = page.getByRole("dialog");
  const people = [1, 2].map((number) => `journey-${workspace.slug}-${number}@example.com`);
  await dialog.getByRole("textbox", { name: "E-mail addresses" }).fill([...people, "not-an-address"].join("\n"));
  await dialog.getByText("Groups, projects and end dates").click();
  await dialog.getByRole("combobox", { name: "Groups" }).fill("speech");
  await dialog.getByRole("option", { name: /Speech team/ }).click();
  await scan(page);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  for (const email of people) {
    await expect(page.getByRole("textbox", { name: `Link for ${email}` })).toHaveValue(/\/invitations\/[\w-]{43}$/);
  }
  await scan(page);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page).toHaveURL(`/workspaces/${workspace.slug}/members`);
});

test("a file invites its rows and says of each refused one why", async ({ page, tenant, login }) => {
  const { workspace } = tenant;
  await login("owner");
  await openInvitations(page, tenant);
  await page.getByRole("button", { name: "Import a file" }).click();
  const csv = ["email,role", `file-${workspace.slug}@example.com,viewer`, "not-an-address,viewer"].join("\n");
  await page
    .getByLabel("CSV file")
    .setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("dialog").getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByRole("dialog")).toContainText("1 of 2 invited");
  await expect(page.getByRole("dialog")).toContainText("Line 3: not-an-address");
  await scan(page);
});

test("a link for many is made, brings somebody in, and is then used up", async ({ page, url, tenant, login }) => {
  const { workspace } = tenant;
  await login("owner");
  await openInvitations(page, tenant);
  await page.getByRole("button", { name: "Create a link" }).click();
  await page.getByRole("dialog").getByLabel("How many may use it").fill("1");
  await page.getByRole("dialog").getByRole("button", { name: "Create link" }).click();
  const link = await page.getByRole("textbox", { name: "Link for Link" }).inputValue();
  await page.getByRole("button", { name: "Done" }).click();
  await page.context().clearCookies();
  const guest = await signUp(url);
  await signInByPage(page, guest);
  await page.goto(link);
  await scan(page);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(`/workspaces/${workspace.slug}/projects`);
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link was used as often as it may be");
});

test("somebody with another address asks the inviter, who reads it in the list", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const { owner, workspace } = tenant;
  const other = await signUp(url);
  const { items } = await callApi<{ items: { link: string }[] }>(url, `/workspaces/${workspace.id}/invitations`, {
    method: "POST",
    body: { emails: [`meant-${workspace.slug}@example.com`] },
    cookie: owner.cookie,
  });
  await signInByPage(page, other);
  await page.goto(items[0]?.link ?? "");
  await page.getByRole("button", { name: "Ask for an invitation to my address" }).click();
  await expect(page.getByRole("main")).toContainText(`was told that you ask for an invitation to ${other.email}`);
  await page.context().clearCookies();
  await login("owner");
  await openInvitations(page, tenant);
  await expect(page.getByRole("main")).toContainText(`${other.email} asks for an invitation to their own address`);
});

import { callApi } from "../api";
import { expect, scan, test } from "../fixtures";

interface Made {
  id: string;
  slug: string;
}

test("two tabs in two workspaces each write into their own, and show their own", async ({
  page,
  context,
  url,
  tenant,
  login,
}) => {
  const { owner, organization, workspace } = tenant;
  const body = { organization: organization.id, name: "Second room" };
  const second = await callApi<Made>(url, "/workspaces", { method: "POST", body, cookie: owner.cookie });
  await login("owner");
  await page.goto(`/workspaces/${workspace.slug}/projects`);
  const other = await context.newPage();
  await other.goto(`/workspaces/${second.slug}/projects`);
  for (const [tab, name] of [
    [page, "Of the first"],
    [other, "Of the second"],
  ] as const) {
    await tab.getByRole("button", { name: "New project" }).click();
    await tab.getByRole("textbox", { name: "Name" }).fill(name);
    await tab.getByRole("button", { name: "Create project" }).click();
    await tab.getByRole("button", { name: "Done" }).click();
  }
  // After a reload header and list agree, whichever tab spoke last.
  await page.reload();
  await expect(page.getByRole("row", { name: "Of the first" })).toBeVisible();
  await expect(page.getByRole("row", { name: "Of the second" })).toHaveCount(0);
  const header = page.getByRole("navigation", { name: "Organization, workspace and project" });
  // The project that is named beside it may be called the same.
  const here = header.getByRole("link", { name: workspace.name, exact: true }).first();
  await expect(here).toHaveAttribute("href", `/workspaces/${workspace.slug}/projects`);
  const rows = await callApi<{ items: { name: string }[] }>(url, `/workspaces/${second.id}/projects`, {
    cookie: owner.cookie,
  });
  expect(rows.items.map(({ name }) => name)).toContain("Of the second");
  expect(rows.items.map(({ name }) => name)).not.toContain("Of the first");
  await other.close();
});

test("one switches from a panel without signing in again, and makes credentials and invitations from it", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const { owner, organization } = tenant;
  const body = { organization: organization.id, name: "Speech room" };
  const made = await callApi<Made>(url, "/workspaces", { method: "POST", body, cookie: owner.cookie });
  await login("owner");
  await page.goto("/account/workspaces");
  const panel = page.getByRole("region", { name: "Speech room" });
  await expect(panel.getByText("1 member")).toBeVisible();
  await scan(page);
  await panel.getByRole("link", { name: /^Create new credentials/ }).click();
  await expect(page).toHaveURL(new RegExp(`/account/workspaces/${made.slug}/credentials`));
  await page.goto("/account/workspaces");
  await panel.getByRole("link", { name: /^Switch to workspace/ }).click();
  await expect(page).toHaveURL(`/workspaces/${made.slug}/projects`);
  // Pages that belong to no place go on from there.
  await page.goto("/account/profile");
  const header = page.getByRole("navigation", { name: "Organization, workspace and project" });
  await expect(header.getByRole("link", { name: "Speech room" })).toBeVisible();
});

test("a workspace is archived, deleted with its name typed, and restored", async ({ page, url, tenant, login }) => {
  const { owner, organization } = tenant;
  const body = { organization: organization.id, name: "Short lived" };
  await callApi(url, "/workspaces", { method: "POST", body, cookie: owner.cookie });
  await login("owner");
  const list = `/organizations/${organization.slug}/workspaces`;
  const row = page.getByRole("row", { name: "Short lived" });
  const act = async (item: string) => {
    await page.getByRole("button", { name: "Actions for Short lived" }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await page.goto(list);
  await act("Archive");
  await page.getByRole("dialog").getByRole("button", { name: "Archive" }).click();
  await expect(row).toContainText("Archived");
  await act("Delete");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Projects")).toBeVisible();
  await scan(page);
  await dialog.getByRole("textbox").fill("Short");
  await dialog.getByRole("button", { name: "Delete workspace" }).click();
  await expect(dialog.getByRole("alert").or(dialog.locator("[aria-invalid=true]")).first()).toBeVisible();
  await dialog.getByRole("textbox").fill("Short lived");
  await dialog.getByRole("button", { name: "Delete workspace" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row).toHaveCount(0);
  await page.goto(`${list}?state=deleted`);
  await act("Restore");
  await dialog.getByRole("button", { name: "Restore workspace" }).click();
  // Behind the dialog no row is in sight, so the answer is waited for.
  await expect(dialog).toHaveCount(0);
  await expect(row).toHaveCount(0);
  await page.goto(list);
  await expect(row).toContainText("Archived");
});

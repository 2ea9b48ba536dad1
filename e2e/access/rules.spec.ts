import type { Page } from "@playwright/test";
import { callApi, joinTenant, type SignedIn, type Tenant } from "../api";
import { expect, scan, test } from "../fixtures";

interface Made {
  items: { id: string }[];
}

/** A private project with two datasets, made by the owner. */
async function withDatasets(url: string, { workspace, owner }: Tenant): Promise<string[]> {
  const at = `/workspaces/${workspace.id}`;
  const send = <T>(path: string, body: Readonly<Record<string, unknown>>) =>
    callApi<T>(url, `${at}${path}`, { method: "POST", body, cookie: owner.cookie });
  await send("/projects", { name: "Vision", slug: "vision" });
  const { items } = await send<Made>("/resources", {
    resources: ["Faces", "Cars"].map((name) => ({ type: "dataset", externalId: name, name, project: "vision" })),
  });
  return items.map(({ id }) => id);
}

async function may(url: string, { workspace }: Tenant, who: SignedIn, id: string | undefined): Promise<boolean> {
  const body = { permission: "read", resource: { type: "dataset", id } };
  const path = `/workspaces/${workspace.id}/access/check`;
  return (await callApi<{ allowed: boolean }>(url, path, { method: "POST", body, cookie: who.cookie })).allowed;
}

/** Types a part of a name into a field of the dialog and takes the first that is offered. */
async function pick(page: Page, label: RegExp, name: string): Promise<void> {
  const field = page.getByRole("dialog").getByRole("combobox", { name: label });
  await field.click();
  await field.pressSequentially(name);
  await page.getByRole("option", { name: new RegExp(name) }).click();
}

test("a rule for one object is added, edited and deleted, each time with who gains and who loses", async ({
  page,
  url,
  tenant,
  login,
}) => {
  test.setTimeout(120_000);
  const [member, other] = [await joinTenant(url, tenant, "viewer"), await joinTenant(url, tenant, "viewer")];
  const [faces, cars] = await withDatasets(url, tenant);
  await login("owner");
  await page.goto(`/workspaces/${tenant.workspace.slug}/access-rules`);
  await test.step("the two rules that a workspace starts with", async () => {
    await expect(page.getByRole("row").filter({ hasText: "All members" })).toContainText("Read & modify");
    await expect(page.getByRole("row").filter({ hasText: "All viewers" })).toContainText("Read only");
    await scan(page);
  });
  await test.step("add a rule for one dataset", async () => {
    await page.getByRole("button", { name: "Add rule" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Resource type").selectOption({ label: "Datasets" });
    await dialog.getByLabel("Holds for").selectOption({ label: "One object" });
    await pick(page, /^Object/, "Faces");
    await scan(page);
    await dialog.getByRole("button", { name: "Continue" }).click();
    await expect(dialog.getByText(/at least one user/).first()).toBeVisible();
    await pick(page, /^Users/, member.name);
    await dialog.getByRole("button", { name: "Continue" }).click();
    await expect(dialog).toContainText("Who gets more: 1");
    await expect(dialog).toContainText(member.name);
    await scan(page);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("row").filter({ hasText: "Faces" })).toContainText(member.name);
  });
  expect([await may(url, tenant, member, faces), await may(url, tenant, member, cars)]).toEqual([true, false]);
  const row = page.getByRole("row").filter({ hasText: "Faces" });
  await test.step("edit: somebody else, and modify", async () => {
    await row.hover();
    await row.getByRole("button", { name: /^Edit/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: `Remove ${member.name}` }).click();
    await pick(page, /^Users/, other.name);
    await dialog.getByLabel("Permission").selectOption({ label: "Read & modify" });
    await dialog.getByRole("button", { name: "Continue" }).click();
    await expect(dialog).toContainText("Who gets less: 1");
    await expect(dialog).toContainText("Who gets more: 1");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(row).toContainText(other.name);
    await expect(row).toContainText("Read & modify");
  });
  expect([await may(url, tenant, member, faces), await may(url, tenant, other, faces)]).toEqual([false, true]);
  await test.step("filter by resource and by person", async () => {
    await page.getByRole("search").getByLabel("View").selectOption({ label: "Jobs" });
    await expect(page.getByText(/Nothing|No access rules/).first()).toBeVisible();
    await page.getByRole("link", { name: "Clear filters" }).click();
    const field = page.getByRole("search").getByRole("combobox", { name: "User" });
    await field.click();
    await field.pressSequentially(other.name);
    await page.getByRole("option", { name: new RegExp(other.name) }).click();
    await expect(page.getByRole("row").filter({ hasText: "All members" })).toHaveCount(0);
    await expect(row).toBeVisible();
  });
  await test.step("delete", async () => {
    await row.hover();
    await row.getByRole("button", { name: /^Delete/ }).click();
    await expect(page.getByRole("dialog")).toContainText(other.name);
    await scan(page);
    await page.getByRole("dialog").getByRole("button", { name: "Delete rule" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(row).toHaveCount(0);
  });
  expect(await may(url, tenant, other, faces)).toBe(false);
});

test("a starting rule warns before it is deleted, and nobody but admins and collaborators gets in without it", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const viewer = await joinTenant(url, tenant, "viewer");
  const at = `/workspaces/${tenant.workspace.id}`;
  const resources = [{ type: "job", externalId: "open-1", name: "Open job", project: "default" }];
  const { items } = await callApi<Made>(url, `${at}/resources`, {
    method: "POST",
    body: { resources },
    cookie: tenant.owner.cookie,
  });
  await login("owner");
  await page.goto(`/workspaces/${tenant.workspace.slug}/access-rules`);
  const row = page.getByRole("row").filter({ hasText: "All viewers" });
  await row.hover();
  await row.getByRole("button", { name: /^Delete/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("one of the two rules that the workspace started with");
  await expect(dialog).toContainText(viewer.name);
  await dialog.getByRole("button", { name: "Delete rule" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row).toHaveCount(0);
  const body = { permission: "read", resource: { type: "job", id: items[0]?.id } };
  const answer = await callApi<{ allowed: boolean }>(url, `${at}/access/check`, {
    method: "POST",
    body,
    cookie: viewer.cookie,
  });
  expect(answer.allowed).toBe(false);
});

test("a rule is added by keyboard alone", async ({ page, url, tenant, login }) => {
  const member = await joinTenant(url, tenant, "viewer");
  await login("owner");
  await page.goto(`/workspaces/${tenant.workspace.slug}/access-rules`);
  await page.getByRole("button", { name: "Add rule" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Resource type")).toBeVisible();
  await dialog.getByRole("combobox", { name: /^Users/ }).focus();
  await page.keyboard.type(member.name);
  await expect(page.getByRole("option", { name: new RegExp(member.name) })).toBeVisible();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Continue" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("button", { name: "Save" })).toBeEnabled();
  await dialog.getByRole("button", { name: "Save" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row").filter({ hasText: member.name })).toBeVisible();
});

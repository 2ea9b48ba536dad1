import { callApi, joinTenant, type Place } from "../api";
import { expect, scan, test } from "../fixtures";

test("a role is started from the admin's, loses one permission, and the form says whom that concerns", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const { workspace, owner } = tenant;
  const member = await joinTenant(url, tenant, "member");
  await login("owner");
  const path = `/workspaces/${workspace.slug}/roles`;
  await page.goto(path);
  await expect(page.getByRole("table", { name: "Roles of the product" })).toContainText("Owner");
  await scan(page);
  await test.step("new role, started from a role of the product", async () => {
    await page.getByRole("button", { name: "New role" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Start from" }).fill("admin");
    await page.getByRole("option", { name: "Admin (Workspace)" }).click();
    await dialog.getByRole("textbox", { name: "Name" }).fill("Almost admin");
    await expect(dialog.getByRole("checkbox", { name: "Add groups" })).toBeChecked();
    await expect(dialog.getByRole("checkbox", { name: "Open the workspace" })).toHaveAttribute("aria-disabled", "true");
    await scan(page);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("row", { name: /^Almost admin/ })).toContainText("Nobody");
  });
  const { items } = await callApi<{ items: Place[] }>(url, path, { cookie: owner.cookie });
  const role = items[0]?.id ?? "";
  const change = { method: "PATCH", body: { role }, cookie: owner.cookie };
  await callApi(url, `/workspaces/${workspace.slug}/members/${member.id}`, change);
  const addGroup = (name: string) =>
    callApi(url, `/workspaces/${workspace.slug}/groups`, { method: "POST", body: { name }, cookie: member.cookie });
  await addGroup("First");
  await test.step("one permission is taken out, with who is affected before it is saved", async () => {
    await page.reload();
    const row = page.getByRole("row", { name: /^Almost admin/ });
    await row.hover();
    await row.getByRole("button", { name: "Edit: Almost admin" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("checkbox", { name: "Add groups" }).uncheck();
    await expect(dialog.getByText("Who has this role: 1")).toBeVisible();
    await expect(dialog.getByText(member.name)).toBeVisible();
    await expect(dialog.getByText("They lose: 1")).toBeVisible();
    await scan(page);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
  await expect(addGroup("Second")).rejects.toThrow("permission_missing");
  await callApi(url, `/workspaces/${workspace.slug}/invitations`, { cookie: member.cookie });
  await test.step("deleting it asks for the role that its holders get instead", async () => {
    const row = page.getByRole("row", { name: /^Almost admin/ });
    await row.hover();
    await row.getByRole("button", { name: "Delete: Almost admin" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText(member.name)).toBeVisible();
    await dialog.getByRole("combobox", { name: "Role that they get instead" }).fill("viewer");
    await page.getByRole("option", { name: "Viewer (Workspace)" }).click();
    await scan(page);
    await dialog.getByRole("button", { name: "Delete role" }).click();
    await expect(page.getByText("No roles of your own yet")).toBeVisible();
  });
  const mine = await callApi<{ role: string }>(url, `/workspaces/${workspace.slug}`, { cookie: member.cookie });
  expect(mine.role).toBe("viewer");
});

test("whoever makes roles by a custom role is offered no more than they hold", async ({ page, url, tenant, watch }) => {
  const { workspace, owner } = tenant;
  const member = await joinTenant(url, tenant, "member");
  const made = await callApi<Place>(url, `/workspaces/${workspace.slug}/roles`, {
    method: "POST",
    body: { level: "workspace", name: "Role maker", permissions: ["role.list", "role.create", "project.create"] },
    cookie: owner.cookie,
  });
  await callApi(url, `/workspaces/${workspace.slug}/members/${member.id}`, {
    method: "PATCH",
    body: { role: made.id },
    cookie: owner.cookie,
  });
  await page.context().addCookies([{ ...member.cookie, url, httpOnly: true, sameSite: "Lax" }]);
  await page.goto(`/workspaces/${workspace.slug}/roles`);
  await page.getByRole("button", { name: "New role" }).click();
  const dialog = page.getByRole("dialog");
  const refused = dialog.getByRole("checkbox", { name: "Remove members", exact: true });
  await expect(refused).toHaveAttribute("aria-disabled", "true");
  await expect(refused).toHaveAccessibleDescription("You do not hold this yourself.");
  await dialog.getByRole("checkbox", { name: "Make projects" }).check();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Project maker");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name: /^Project maker/ })).toBeVisible();
  await test.step("what they hold no more is refused at its field", async () => {
    watch.allow(/status of 403/);
    await page.getByRole("button", { name: "New role" }).click();
    await dialog.getByRole("checkbox", { name: "Make projects" }).check();
    await dialog.getByRole("textbox", { name: "Name" }).fill("Another maker");
    await callApi(url, `/workspaces/${workspace.slug}/roles/${made.id}`, {
      method: "PATCH",
      body: { permissions: ["role.list", "role.create"] },
      cookie: owner.cookie,
    });
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toContainText("You cannot grant more than you have");
  });
});

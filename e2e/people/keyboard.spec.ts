import { callApi } from "../api";
import { expect, scan, test } from "../fixtures";
import { tabTo } from "../keyboard";

test("credentials are made, copied, relabelled and revoked with the keyboard alone", async ({
  page,
  tenant,
  login,
}) => {
  await login("owner");
  await page.goto(`/account/workspaces/${tenant.workspace.slug}/credentials`);
  await tabTo(page, "Create new credentials");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByLabel("Label")).toBeFocused();
  await page.keyboard.type("Laptop");
  await page.keyboard.press("Enter");
  const once = page.getByRole("dialog", { name: "Your new credentials" });
  await expect(once).toContainText("This is the only time the secret key is shown.");
  for (const [tab, text] of [
    ["Environment", "TENANTRY_SECRET_KEY="],
    ["Notebook", "%env TENANTRY_SECRET_KEY="],
    ["Command line", "export TENANTRY_SECRET_KEY="],
  ] as const) {
    await once.getByRole("tab", { selected: true }).focus();
    await page.keyboard.press("ArrowRight");
    await expect(once.getByRole("tab", { name: tab, selected: true })).toBeVisible();
    await expect(once.getByRole("tabpanel")).toContainText(text);
  }
  await scan(page);
  await tabTo(page, "Done");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("rowheader", { name: "Laptop" })).toBeVisible();

  await tabTo(page, "Actions for Laptop");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Edit label" })).toBeFocused();
  await page.keyboard.press("Enter");
  const field = page.getByRole("dialog", { name: "Edit label" }).getByLabel("Label");
  await expect(field).toHaveValue("Laptop");
  await expect(field).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Desk");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("rowheader", { name: "Desk" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Actions for Desk" })).toBeFocused();

  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  await expect(page.getByRole("menuitem", { name: "Revoke" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Revoke Desk?" })).toContainText("This cannot be undone.");
  await tabTo(page, "Revoke credentials");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row", { name: "Desk" })).toContainText("Revoked");
});

test("a row that goes gives its focus to the next one, the last to what is there then, a page to the next page", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const { cookie } = await login("owner");
  const { id, slug } = tenant.workspace;
  for (const name of ["Labellers one", "Labellers two"]) {
    await callApi(url, `/workspaces/${id}/groups`, { method: "POST", body: { name, members: [] }, cookie });
  }
  const menuOf = (name: string) => page.getByRole("button", { name: `Actions for ${name}` });
  const remove = async () => {
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem").first()).toBeFocused();
    await page.keyboard.type("del");
    await expect(page.getByRole("menuitem", { name: "Delete" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog").getByRole("button", { name: "Delete group" })).toBeEnabled();
    await tabTo(page, "Delete group");
    await page.keyboard.press("Enter");
  };
  await page.goto(`/workspaces/${slug}/groups?search=labellers&sort=name`);
  await tabTo(page, "Actions for Labellers one");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(menuOf("Labellers one")).toBeFocused();
  await remove();
  await expect(menuOf("Labellers one")).toHaveCount(0);
  await expect(menuOf("Labellers two")).toBeFocused();
  await remove();
  await expect(page.getByText("Nothing matches these filters.")).toBeVisible();
  await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);
  await page.goto(`/workspaces/${slug}/projects`);
  await page.getByRole("rowheader").getByRole("link", { name: "Default" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/projects\/default\/settings$/);
  await expect(page.getByRole("main")).toBeFocused();
});

test("a question is asked with the keyboard alone, and its answer has the focus", async ({ page, tenant, login }) => {
  await login("owner");
  await page.goto(`/workspaces/${tenant.workspace.slug}/access`);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search or jump to…" })).toBeFocused();
  await page.keyboard.press("Escape");
  const field = page.getByRole("combobox", { name: /^Resource or project/ });
  await field.focus();
  await page.keyboard.type("Default");
  await expect(page.getByRole("option", { name: /Default/ }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await tabTo(page, "Ask");
  await page.keyboard.press("Enter");
  const answer = page.locator("#answer");
  await expect(answer).toContainText("Yes. You may read");
  await expect(answer).toBeFocused();
});

test("a day that is typed is asked for once both days are left, in whichever order they stand", async ({
  page,
  tenant,
  login,
}) => {
  await login("owner");
  const path = `/workspaces/${tenant.workspace.slug}/usage`;
  await page.goto(path);
  const [from, to] = [page.getByLabel("From", { exact: true }), page.getByLabel("To", { exact: true })];
  await from.focus();
  await page.keyboard.type("09202026");
  await expect(from).toHaveValue("2026-09-20");
  await to.focus();
  await page.keyboard.type("08102026");
  expect(page.url()).toContain(path);
  expect(page.url()).not.toContain("from=");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/from=2026-09-20&to=2026-08-10/);
  await expect(from).toHaveValue("2026-08-10");
  await expect(to).toHaveValue("2026-09-20");
});

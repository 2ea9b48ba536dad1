import type { Page } from "@playwright/test";
import { expect, scan, test } from "../fixtures";

async function editor(page: Page, content: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Configuration", { exact: true }).fill(content);
  await dialog.getByRole("button", { name: "Save" }).click();
}

test("an administrator vault is refused at its line, written, and opened for an edit", async ({
  page,
  tenant,
  login,
  watch,
}) => {
  watch.allow(/status of 422/);
  await login("owner");
  await page.goto(`/workspaces/${tenant.workspace.slug}/vaults`);
  await scan(page);
  await test.step("a key that stands twice is refused with line and column, and nothing is lost", async () => {
    await page.getByRole("button", { name: "New vault" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name", { exact: true }).fill("Defaults");
    const groups = dialog.getByRole("combobox", { name: /^Groups/ });
    await groups.click();
    await groups.pressSequentially("Users");
    await page.getByRole("option", { name: /^Users/ }).click();
    await dialog.getByLabel("Format").selectOption("json");
    await editor(page, '{\n  "a": 1,\n  "a": 2\n}');
    await expect(dialog.getByText('Line 3, column 3: The key "a" stands here twice.').first()).toBeVisible();
    await scan(page);
    await editor(page, '{ "api": { "host": "one", "secret_key": "canary" } }');
    const row = page.getByRole("row", { name: /Defaults/ });
    await expect(row).toContainText("2 keys: api");
    await expect(row).toContainText("Active");
    await expect(page.getByText("canary")).toHaveCount(0);
  });
  await test.step("an edit opens with what it says", async () => {
    await page
      .getByRole("row", { name: /Defaults/ })
      .getByRole("button", { name: /^Edit/ })
      .first()
      .click();
    await expect(page.getByRole("dialog").getByLabel("Configuration", { exact: true })).toHaveValue(/canary/);
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  });
});

test("one's own vault is written, and the configuration says which vault every value is of", async ({
  page,
  tenant,
  login,
}) => {
  await login("owner");
  await page.goto(`/account/workspaces/${tenant.workspace.slug}/vault`);
  await expect(page.getByText("Nothing is in it yet.")).toBeVisible();
  await page.getByRole("button", { name: "Edit" }).click();
  await editor(page, "api { port : 8080, token : canary }");
  const row = page.getByRole("row", { name: /api\.port/ });
  await expect(row).toContainText("8080");
  await expect(row).toContainText("Own vault");
  await expect(page.getByRole("row", { name: /api\.token/ })).toContainText("********");
  await scan(page);
  await page.getByRole("button", { name: "Switch off" }).click();
  await expect(page.getByRole("row", { name: /api\.port/ })).toContainText("No active vault");
});

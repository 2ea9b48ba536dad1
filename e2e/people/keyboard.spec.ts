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
  await expect(page.getByRole("dialog").getByLabel("Label")).toBeVisible();
  await page.getByRole("dialog").getByLabel("Label").focus();
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
  await field.focus();
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

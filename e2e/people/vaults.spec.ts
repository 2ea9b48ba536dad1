import type { Locator, Page } from "@playwright/test";
import { callApi, joinTenant, type Tenant } from "../api";
import { expect, scan, test } from "../fixtures";
import { tabTo } from "../keyboard";
import { staleOnce } from "../stale-session";

const FIELD = { exact: true } as const;
const TOGGLED = "Active: Defaults";

const field = (dialog: Locator) => dialog.getByLabel("Configuration", FIELD);

async function write(page: Page, content: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await field(dialog).fill(content);
  await dialog.getByRole("button", { name: "Save" }).click();
}

/** Sends as the owner does, by REST. */
async function send<T>(
  url: string,
  { owner, workspace }: Tenant,
  method: string,
  path: string,
  body: object,
): Promise<T> {
  return callApi<T>(url, `/workspaces/${workspace.id}${path}`, { method, body: { ...body }, cookie: owner.cookie });
}

async function usersGroup(url: string, { owner, workspace }: Tenant): Promise<string> {
  const { items } = await callApi<{ items: { id: string; name: string }[] }>(
    url,
    `/workspaces/${workspace.id}/groups?search=Users`,
    { cookie: owner.cookie },
  );
  return items.find(({ name }) => name === "Users")?.id ?? "";
}

async function administratorVault(url: string, tenant: Tenant, name: string, content: string, more: object = {}) {
  const groups = [await usersGroup(url, tenant)];
  return send<{ id: string }>(url, tenant, "POST", "/vaults", { name, groups, format: "hocon", content, ...more });
}

test("an administrator vault is refused at its line, written, imported, switched, locked and deleted", async ({
  page,
  tenant,
  login,
  watch,
}) => {
  watch.allow(/status of 422/);
  await login("owner");
  await page.goto(`/workspaces/${tenant.workspace.slug}/vaults`);
  const dialog = page.getByRole("dialog");
  const row = page.getByRole("row", { name: /Defaults/ });
  await test.step("a key that stands twice is refused with line and column, and nothing is lost", async () => {
    await page.getByRole("button", { name: "New vault" }).first().click();
    await dialog.getByLabel("Name", FIELD).fill("Defaults");
    const groups = dialog.getByRole("combobox", { name: /^Groups/ });
    await groups.click();
    await groups.pressSequentially("Users");
    await page.getByRole("option", { name: /^Users/ }).click();
    await dialog.getByLabel("Format").selectOption("json");
    await write(page, '{\n  "a": 1,\n  "a": 2\n}');
    await expect(dialog.getByText('Line 3, column 3: The key "a" stands here twice.').first()).toBeVisible();
    await expect(field(dialog)).toBeFocused();
    await expect(dialog.getByText("Line 3, column 3", FIELD)).toBeVisible();
    await write(page, '{\n "agent": { "worker_id": 1 } }');
    await expect(dialog.getByText(/“agent.worker_id” belongs to one machine/).first()).toBeVisible();
    await scan(page);
  });
  await test.step("a file gives text and format; the table tells names and no value", async () => {
    const text = "api:\n  host: one\n  secret_key: canary\n";
    await dialog
      .getByLabel(/^Import a file/)
      .setInputFiles({ name: "defaults.yaml", mimeType: "text/plain", buffer: Buffer.from(text) });
    await expect(field(dialog)).toHaveValue(text);
    await expect(dialog.getByLabel("Format")).toHaveValue("yaml");
    await dialog.getByText("Keys that SDKs and agents know", FIELD).click();
    await dialog.getByRole("searchbox", { name: "Find a key" }).fill("region");
    await expect(dialog.getByText("sdk.aws.s3.region")).toBeVisible();
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(row).toContainText("2 keys: api");
    await expect(page.getByRole("switch", { name: TOGGLED })).toBeChecked();
    await expect(page.getByText("canary")).toHaveCount(0);
    await scan(page);
  });
  await test.step("a double-click opens it; what was typed does not go without a question", async () => {
    await row.getByText("2 keys: api").dblclick();
    await expect(field(dialog)).toHaveValue(/canary/);
    await dialog.getByRole("button", { name: "Switch off while editing" }).click();
    await expect(dialog.getByText(/It is switched off/)).toBeVisible();
    await field(dialog).fill("api:\n  host: two\n");
    await dialog.getByText("Changes since it was opened", FIELD).click();
    await expect(dialog.getByText("1 line added, 2 removed")).toBeVisible();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    const question = page.getByRole("dialog", { name: "Leave without saving?" });
    await question.getByRole("button", { name: "Stay here" }).click();
    await page.getByRole("dialog", { name: "Edit Defaults" }).getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("switch", { name: TOGGLED })).not.toBeChecked();
  });
  await test.step("before it counts again, what is new is shown", async () => {
    await page.getByRole("switch", { name: TOGGLED }).click();
    const asked = page.getByRole("dialog", { name: "Activate Defaults?" });
    await expect(asked.getByRole("region", { name: "Changes" })).toContainText("host: two");
    await scan(page);
    await asked.getByRole("button", { name: "Activate" }).click();
    await expect(page.getByRole("switch", { name: TOGGLED })).toBeChecked();
  });
  await test.step("it is downloaded, locked, and deleted by its name", async () => {
    const file = page.waitForEvent("download");
    await page.getByRole("button", { name: "Actions for Defaults" }).click();
    await page.getByRole("menuitem", { name: "Download" }).click();
    expect((await file).suggestedFilename()).toBe("Defaults.yaml");
    await page.getByRole("button", { name: "Actions for Defaults" }).click();
    await page.getByRole("menuitem", { name: "Lock", exact: true }).click();
    await expect(row).toContainText("Locked");
    await page.getByRole("button", { name: "Actions for Defaults" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await dialog.getByLabel(/^Type Defaults/).fill("Defaults");
    await dialog.getByRole("button", { name: "Delete vault" }).click();
    await expect(page.getByText("No administrator vaults yet")).toBeVisible();
  });
});

test("one's own vault: the configuration says whose every value is, versions are compared and brought back", async ({
  page,
  url,
  tenant,
  login,
}) => {
  await administratorVault(url, tenant, "Defaults", "api { port : 1, host : one }");
  await administratorVault(url, tenant, "Draft", "api.port = 2", { active: false });
  await login("owner");
  const path = `/account/workspaces/${tenant.workspace.slug}/vault`;
  await page.goto(path);
  await expect(page.getByText("Nothing is in it yet")).toBeVisible();
  await page.getByRole("button", { name: "Edit" }).click();
  await write(page, "api { port : 8080, token : canary }");
  const row = page.getByRole("row", { name: /api\.port/ });
  await test.step("every key tells its winner, why, and what it stands over", async () => {
    await expect(row).toContainText("8080");
    await expect(row).toContainText("Own vault");
    await row.getByText("Defaults, Draft (off)").click();
    await expect(row.locator("s")).toHaveText("2");
    await expect(page.getByRole("row", { name: /api\.token/ })).toContainText("********");
    await expect(page.getByRole("row", { name: /api\.host/ })).toContainText("No other vault sets it");
    await expect(page.getByRole("listitem").filter({ hasText: "Draft" }).locator("s")).toBeVisible();
    await scan(page);
    const file = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download as YAML" }).click();
    expect((await file).suggestedFilename()).toMatch(/\.yaml$/);
  });
  await test.step("off, it is struck out and counts no longer; an edit then changes nothing yet", async () => {
    await page.getByRole("switch", { name: "Active" }).click();
    await expect(row).toContainText("Defaults");
    await page.getByRole("group", { name: "Your vault" }).dblclick();
    await expect(field(page.getByRole("dialog"))).toHaveValue(/canary/);
    await write(page, "api { port : 9090, token : canary }");
    await expect(page.getByText("Version 1 was the last one that counted.")).toBeVisible();
    await expect(row).toContainText("Defaults");
  });
  await test.step("a former version is compared, brought back as a new one, and all of it is in the activity", async () => {
    await page.goto(`${path}?view=versions`);
    const first = page.getByRole("row", { name: /^1/ });
    await first.getByRole("button", { name: "Actions for 1" }).click();
    await page.getByRole("menuitem", { name: "Compare with the newest" }).click();
    const compared = page.getByRole("dialog", { name: "Version 1 compared with version 2" });
    await expect(compared.getByText("1 line added, 1 removed")).toBeVisible();
    await page.keyboard.press("Escape");
    await first.hover();
    await first.getByRole("button", { name: "Restore: 1" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Restore as a new version" }).click();
    await expect(page.getByRole("row", { name: /^3/ })).toContainText("Restored version 1");
    await scan(page);
    await page.goto(`${path}?view=activity`);
    await expect(page.getByRole("table", { name: "Activity" })).toContainText("Showed its values");
    await expect(page.getByRole("table", { name: "Activity" })).toContainText("Restored a version");
    await expect(page.getByText("canary")).toHaveCount(0);
  });
  await test.step("nothing of it stays in the browser", async () => {
    const kept = await page.evaluate(async () => {
      const caches = await window.caches.keys();
      const databases = await indexedDB.databases();
      return JSON.stringify([
        Object.entries(localStorage),
        Object.entries(sessionStorage),
        document.cookie,
        history.state,
        caches,
        databases,
      ]);
    });
    expect(kept).not.toContain("canary");
  });
});

test("a vault is written, switched and ordered with the keyboard alone", async ({ page, url, tenant, login }) => {
  await administratorVault(url, tenant, "Upper", "a = 1");
  await administratorVault(url, tenant, "Lower", "a = 2");
  await login("owner");
  await page.goto(`/account/workspaces/${tenant.workspace.slug}/vault`);
  await tabTo(page, "Edit");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Format")).toBeFocused();
  while (!(await field(dialog).evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type("a {");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("b = 1");
  await page.keyboard.press("Enter");
  await page.keyboard.type("}");
  await expect(field(dialog)).toHaveValue("a {\n  b = 1\n}");
  await page.keyboard.press("Escape");
  await tabTo(page, "Save");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("row", { name: /a\.b/ })).toContainText("Own vault");
  const box = page.getByRole("group", { name: "Your vault" });
  while (!(await box.evaluate((element) => element === document.activeElement))) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(field(dialog)).toHaveValue(/b = 1/);
  await tabTo(page, "Cancel");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();

  await page.goto(`/workspaces/${tenant.workspace.slug}/vaults`);
  await tabTo(page, "Active: Upper");
  await page.keyboard.press("Space");
  await expect(page.getByRole("switch", { name: "Active: Upper" })).not.toBeChecked();
  await tabTo(page, "Actions for Lower");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Move up" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Lower is in row 1 now")).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toContainText("Lower");
});

test("a service account's vault and a member's configuration are admins' to see, values after a fresh sign-in", async ({
  page,
  url,
  tenant,
  login,
  watch,
}) => {
  watch.allow(/status of 40[13]/);
  await administratorVault(url, tenant, "Locked", "queue = fast", { locked: true });
  const { id } = await send<{ id: string }>(url, tenant, "POST", "/service-accounts", { name: "Build server" });
  const member = await joinTenant(url, tenant, "member");
  const own = { method: "PUT", body: { format: "hocon", content: "queue = slow" }, cookie: member.cookie };
  await callApi(url, `/workspaces/${tenant.workspace.id}/vault`, own);
  const owner = await login("owner");
  await page.goto(`/workspaces/${tenant.workspace.slug}/service-accounts/${id}?part=vault`);
  await page.getByRole("button", { name: "Edit" }).click();
  await write(page, "queue = machine\npool = 3");
  await expect(page.getByRole("row", { name: /pool/ })).toContainText("Build server");
  await expect(page.getByRole("row", { name: /queue/ })).toContainText("Locked: stands over all others");
  await test.step("the values open once the person proved that it is them", async () => {
    await staleOnce(page, "serviceAccountVault.reveal");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Confirm it is you" });
    await dialog.getByLabel("Password", FIELD).fill(owner.password);
    await dialog.getByRole("button", { name: "Confirm" }).click();
    await expect(page.getByRole("dialog", { name: "Version 1" })).toContainText("pool = 3");
    await scan(page);
  });
  await page.goto(`/workspaces/${tenant.workspace.slug}/members/${member.id}?part=configuration`);
  const row = page.getByRole("row", { name: /queue/ });
  await expect(row).toContainText("fast");
  await row.getByText("Own vault", FIELD).click();
  await expect(row).toContainText("slow");
});

import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { callApi } from "../api";
import { expect, scan, test } from "../fixtures";

interface Keys {
  accessKey: string;
  secretKey: string;
}

/** The keys that a dialog shows for the only time. */
async function shownKeys(dialog: Locator): Promise<Keys> {
  const [accessKey = "", secretKey = ""] = await dialog.locator("dl code").allTextContents();
  return { accessKey, secretKey };
}

async function done(page: Page): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

/** Hovers a row, as people do, and uses what then shows in it. */
async function inRow(page: Page, row: string, action: string): Promise<void> {
  await page.getByRole("row", { name: row }).hover();
  await page.getByRole("button", { name: `${action}: ${row}` }).click();
}

async function fromMenu(page: Page, row: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${row}` }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

test("App credentials: made from a workspace's panel with server addresses, relabelled, revoked for good", async ({
  page,
  url,
  tenant,
  login,
}) => {
  await login("member");
  await page.goto("/account/workspaces");
  const panel = page.getByRole("region", { name: tenant.workspace.name, exact: true });
  await panel.getByRole("link", { name: /^Create new credentials/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Label").fill("Notebook");
  await dialog.getByRole("button", { name: "Create credentials" }).click();
  await expect(dialog).toContainText("This is the only time the secret key is shown.");
  const keys = await shownKeys(dialog);

  await test.step("ready to copy, with web, API and file server, and as a download", async () => {
    const tabs = ["Configuration file", "Environment", "Notebook", "Command line"];
    await expect(dialog.getByRole("tab")).toHaveText(tabs);
    const file = dialog.getByRole("tabpanel");
    for (const line of ["web_server:", "api_server:", "files_server:", keys.accessKey, keys.secretKey]) {
      await expect(file).toContainText(line);
    }
    await scan(page);
    const download = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Download" }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe("tenantry.conf");
    expect(await readFile(await saved.path(), "utf8")).toContain(keys.secretKey);
    await done(page);
    expect(await page.content()).not.toContain(keys.secretKey);
  });
  const whoami = () => callApi<{ actor: { type: string } }>(url, "/whoami", { basic: keys });
  expect((await whoami()).actor.type).toBe("user");

  await test.step("relabelled by the pencil", async () => {
    await inRow(page, "Notebook", "Edit label");
    await page.getByRole("dialog").getByLabel("Label").fill("Desk");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("rowheader", { name: "Desk" })).toBeVisible();
  });

  await test.step("revoked: it stays with who and why, and never works again", async () => {
    await inRow(page, "Desk", "Revoke");
    await expect(page.getByRole("dialog")).toContainText("This cannot be undone.");
    await page.getByRole("dialog").getByRole("button", { name: "Revoke credentials" }).click();
    await expect(page.getByRole("row", { name: "Desk" })).toContainText("Revoked by");
    await expect(whoami()).rejects.toThrow("401");
    await expect(page.getByRole("button", { name: "Actions for Desk" })).toHaveCount(0);
  });
});

test("new credentials may less: read only, one project, some permissions, from some networks", async ({
  page,
  url,
  tenant,
  login,
}) => {
  await login("owner");
  await page.goto(`/account/workspaces/${tenant.workspace.slug}/credentials`);
  await page.getByRole("button", { name: "Create new credentials" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Label").fill("Reader");
  await dialog.getByText("Limits", { exact: true }).click();
  await dialog.getByRole("checkbox", { name: /Read only/ }).check();
  await dialog.getByRole("combobox", { name: "Only these permissions" }).fill("whose credential");
  await page.getByRole("option", { name: /See whose credential it is/ }).click();
  const networks = dialog.getByRole("textbox", { name: /Only from these networks/ });
  await networks.fill("not a network");
  await scan(page);
  await dialog.getByRole("button", { name: "Create credentials" }).click();
  await expect(dialog).toContainText("It must be an address or a network such as 192.0.2.0/24");
  await networks.fill("2001:db8::/32, 127.0.0.1");
  await dialog.getByRole("button", { name: "Create credentials" }).click();
  await expect(dialog).toContainText("This is the only time the secret key is shown.");
  const keys = await shownKeys(dialog);
  await done(page);
  await expect(page.getByRole("row", { name: "Reader" })).toContainText("Read only, 1 permission, 2 networks");
  const me = await callApi<{ scopes: object }>(url, "/whoami", { basic: keys });
  expect(me.scopes).toMatchObject({ permissions: ["account.read"], readOnly: true });
  const members = callApi(url, `/workspaces/${tenant.workspace.slug}/members`, { basic: keys });
  await expect(members).rejects.toThrow("403");

  await fromMenu(page, "Reader", "Allowed networks");
  await page.getByRole("dialog").getByRole("textbox").fill("192.0.2.7");
  await page.getByRole("dialog").getByRole("button", { name: "Save networks" }).click();
  await expect(page.getByRole("row", { name: "Reader" })).toContainText("1 network");
  await expect(callApi(url, "/whoami", { basic: keys })).rejects.toThrow("network_not_allowed");
});

test("rotation: both secrets for a day, a picture of who still uses the old one, a history", async ({
  page,
  url,
  tenant,
  login,
}) => {
  await login("owner");
  await page.goto(`/account/workspaces/${tenant.workspace.slug}/credentials?open=create`);
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Label").fill("Agent");
  await dialog.getByRole("button", { name: "Create credentials" }).click();
  await expect(dialog).toContainText("This is the only time");
  const first = await shownKeys(dialog);
  await done(page);
  const works = (keys: Keys) => callApi(url, "/whoami", { basic: keys });

  await fromMenu(page, "Agent", "Rotate");
  await scan(page);
  await expect(dialog.getByRole("combobox", { name: /old secret key/ })).toHaveValue("86400");
  await dialog.getByRole("button", { name: "Rotate secret key" }).click();
  await expect(dialog).toContainText("The old secret key works until");
  const second = await shownKeys(dialog);
  expect(second.accessKey).toBe(first.accessKey);
  await done(page);
  await expect(page.getByRole("row", { name: "Agent" })).toContainText("the old secret key ends");
  for (const keys of [first, first, second]) await works(keys);

  await page.getByRole("link", { name: "Agent" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Agent");
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("main")).toContainText("have used the old secret key since the rotation", {
      timeout: 500,
    });
  }).toPass({ timeout: 20_000 });
  await expect(page.getByRole("img", { name: /^Current secret key: 1 request/ })).toBeVisible();
  await expect(page.getByRole("img", { name: /^Old secret key: 2 requests/ })).toBeVisible();
  await expect(page.getByRole("table", { name: "Who uses it" })).toContainText("Old secret key");
  await expect(page.getByRole("table", { name: "History" })).toContainText("Rotated its secret key");

  await test.step("with no overlap the old secret stops at once", async () => {
    await page.getByRole("button", { name: "Rotate" }).click();
    await dialog.getByRole("combobox", { name: /old secret key/ }).selectOption("0");
    await dialog.getByRole("button", { name: "Rotate secret key" }).click();
    await expect(dialog).toContainText("The old secret key has stopped working.");
    const third = await shownKeys(dialog);
    for (const keys of [first, second]) await expect(works(keys)).rejects.toThrow("401");
    await works(third);
    await done(page);
  });
});

test("the organization's longest life: new ones fit in, older ones are over policy; admins see everybody's", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const member = await login("member");
  const at = `/workspaces/${tenant.workspace.slug}/credentials`;
  await callApi(url, at, { method: "POST", body: { label: "Endless" }, cookie: member.cookie });
  await page.context().clearCookies();
  await login("owner");
  await page.goto(`/organizations/${tenant.organization.slug}/settings`);
  const section = page.getByRole("region", { name: "Credentials", exact: true });
  const days = section.getByLabel("Longest life in days");
  await days.fill("0");
  await section.getByRole("button", { name: "Save" }).click();
  await expect(days).toHaveAttribute("aria-invalid", "true");
  await days.fill("90");
  await section.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Longest life saved")).toBeVisible();

  await page.goto(at);
  const row = page.getByRole("row", { name: "Endless" });
  await expect(row).toContainText(member.name);
  await expect(row).toContainText("over policy");
  await page.getByRole("button", { name: "Actions for Endless" }).click();
  await expect(page.getByRole("menuitem", { name: "Rotate" })).toContainText("whoever rotates it sees the new secret");
  await page.keyboard.press("Escape");

  await page.goto(`/account${at}`);
  await page.getByRole("button", { name: "Create new credentials" }).click();
  await expect(page.getByRole("dialog")).toContainText("The organization allows 90 days at most.");
  await page.getByRole("dialog").getByRole("button", { name: "Create credentials" }).click();
  await done(page);
  await expect(page.getByRole("row", { name: "No label" })).not.toContainText("over policy");
  await expect(page.getByRole("row", { name: "No label" }).locator("time")).toHaveCount(2);
});

test("an owner's organization credential reaches every workspace and tells so", async ({
  page,
  url,
  tenant,
  login,
}) => {
  await login("owner");
  await page.goto(`/organizations/${tenant.organization.slug}/credentials`);
  await page.getByRole("button", { name: "Create new credentials" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("in all workspaces of");
  await dialog.getByLabel("Label").fill("Terraform");
  await dialog.getByRole("button", { name: "Create credentials" }).click();
  await expect(dialog).toContainText("This is the only time");
  await dialog.getByRole("tab", { name: "Environment" }).click();
  await expect(dialog.getByRole("tabpanel")).not.toContainText("TENANTRY_WORKSPACE");
  const keys = await shownKeys(dialog);
  await done(page);
  await callApi(url, `/workspaces/${tenant.workspace.slug}/members`, { basic: keys });
  await page.getByRole("link", { name: "Terraform" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Terraform");
});

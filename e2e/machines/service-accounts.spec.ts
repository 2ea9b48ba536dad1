import type { Locator, Page } from "@playwright/test";
import { callApi } from "../api";
import { expect, scan, test } from "../fixtures";

interface Keys {
  accessKey: string;
  secretKey: string;
}

async function shownKeys(dialog: Locator): Promise<Keys> {
  const [accessKey = "", secretKey = ""] = await dialog.locator("dl code").allTextContents();
  return { accessKey, secretKey };
}

async function done(page: Page): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

async function inRow(page: Page, row: string, action: string): Promise<void> {
  await page.getByRole("row", { name: row }).hover();
  await page.getByRole("button", { name: `${action}: ${row}` }).click();
}

test("a service account is added with impersonation, given further credentials, edited, suspended and deleted", async ({
  page,
  url,
  tenant,
  login,
}) => {
  test.setTimeout(120_000);
  const at = `/workspaces/${tenant.workspace.slug}`;
  const { owner } = tenant;
  await callApi(url, `${at}/groups`, { method: "POST", body: { name: "Robots" }, cookie: owner.cookie });
  await login("owner");
  await page.goto(`${at}/service-accounts`);
  const table = page.getByRole("table", { name: "Service accounts" });
  const dialog = page.getByRole("dialog");
  const whoami = (keys: Keys) => callApi<{ actor: { name: string } }>(url, "/whoami", { basic: keys });

  const first = await test.step("made with its first credentials, ready to copy", async () => {
    await page.getByRole("button", { name: "Add service account" }).click();
    await dialog.getByLabel("Name").fill("Autoscaler");
    await dialog.getByRole("checkbox", { name: /Allow impersonation/ }).check();
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toContainText("This is the only time the secret key is shown.");
    await expect(dialog.getByRole("tab")).toHaveCount(4);
    await expect(dialog.getByRole("tabpanel")).toContainText("files_server:");
    const keys = await shownKeys(dialog);
    await done(page);
    expect((await whoami(keys)).actor.name).toBe("Autoscaler");
    return keys;
  });

  await test.step("the table names groups, user id, credentials and when it was active", async () => {
    const heads = ["Service account", "Groups", "User ID", "Credentials", "Last active"];
    for (const name of heads) await expect(table.getByRole("columnheader", { name })).toBeVisible();
    await expect(page.getByRole("row", { name: "Autoscaler" })).toContainText("Allow impersonation");
    await expect(page.getByRole("row", { name: "Autoscaler" })).toContainText(/sa_[0-9a-z]+/);
  });

  const second = await test.step("the editing panel gives further credentials and revokes one", async () => {
    await inRow(page, "Autoscaler", "Edit");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Autoscaler");
    await page.getByRole("button", { name: "Create new credentials" }).click();
    await expect(dialog).toContainText("They act as the service account Autoscaler.");
    await dialog.getByLabel("Label").fill("Agent 2");
    await dialog.getByRole("button", { name: "Create credentials" }).click();
    await expect(dialog).toContainText("This is the only time");
    const keys = await shownKeys(dialog);
    await done(page);
    await whoami(keys);
    await page.getByRole("row", { name: "No label" }).hover();
    await page.getByRole("button", { name: `Revoke: ${first.accessKey}` }).click();
    await dialog.getByRole("button", { name: "Revoke credentials" }).click();
    await expect(page.getByRole("row", { name: "No label" })).toContainText("Revoked by");
    await expect(whoami(first)).rejects.toThrow("401");
    await whoami(keys);
    return keys;
  });

  await test.step("edited: its name, its groups, and who answers for it", async () => {
    const settings = page.getByRole("region", { name: "Settings" });
    await settings.getByLabel("Name").fill("Scaler");
    for (const field of ["Groups", "Owner group"]) {
      await settings.getByRole("combobox", { name: field }).fill("Robots");
      await page.getByRole("option", { name: /^Robots/ }).click();
    }
    await scan(page);
    await settings.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Service account saved")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Scaler");
    await page.goto(`${at}/service-accounts`);
    await expect(page.getByRole("row", { name: "Scaler" })).toContainText("Robots answers for it");
  });

  await test.step("suspended: refused at the next request, and working again once resumed", async () => {
    const choose = async (action: string, verb: string) => {
      await page.getByRole("button", { name: "Actions for Scaler" }).click();
      await page.getByRole("menuitem", { name: action }).click();
      await dialog.getByRole("button", { name: verb }).click();
      await expect(dialog).toHaveCount(0);
    };
    await choose("Suspend", "Suspend service account");
    await expect(page.getByRole("row", { name: "Scaler" })).toContainText("Suspended");
    await expect(whoami(second)).rejects.toThrow(/403.*suspended/s);
    await choose("Resume", "Resume service account");
    await expect(page.getByRole("row", { name: "Scaler" })).toContainText("Active");
    await whoami(second);
  });

  await test.step("deleted: its agents fail, its credentials stay to be seen, with why", async () => {
    await inRow(page, "Scaler", "Delete");
    await expect(dialog).toContainText(second.accessKey);
    await expect(dialog).toContainText("Robots");
    await dialog.getByRole("textbox").fill("Scaler");
    await dialog.getByRole("button", { name: "Delete service account" }).click();
    await expect(dialog).toContainText("Scaler was deleted");
    await page.keyboard.press("Escape");
    await expect(whoami(second)).rejects.toThrow("401");
    await page.goto(`${at}/credentials`);
    await expect(page.getByRole("row", { name: "Agent 2" })).toContainText("Its service account was deleted");
    await expect(page.getByRole("row", { name: "Agent 2" })).toContainText("Scaler");
  });
});

test("a service account has a member's rights in the API, is in Users, and has no way into the pages", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const at = `/workspaces/${tenant.workspace.slug}`;
  const { owner } = tenant;
  const made = await callApi<{ credential: Keys }>(url, `${at}/service-accounts`, {
    method: "POST",
    body: { name: "Agent" },
    cookie: owner.cookie,
  });
  await callApi(url, `${at}/projects`, { basic: made.credential });
  const secret = `Basic ${btoa(`${made.credential.accessKey}:${made.credential.secretKey}`)}`;
  const answer = await fetch(`${url}${at}/projects`, { headers: { authorization: secret }, redirect: "manual" });
  expect(answer.headers.get("location") ?? "").toContain("/sign-in");
  await login("owner");
  await page.goto(`${at}/groups`);
  await page.getByRole("main").getByRole("link", { name: "Users", exact: true }).click();
  await expect(page.getByRole("table")).toContainText("Agent");
});

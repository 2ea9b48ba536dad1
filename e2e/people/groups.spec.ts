import type { Page } from "@playwright/test";
import { callApi, joinTenant, type Place, type SignedIn, type Tenant } from "../api";
import { expect, scan, test } from "../fixtures";

/** The page of groups, and a group made by API with these people. */
async function withGroup(url: string, { workspace, owner }: Tenant, name: string, people: readonly SignedIn[]) {
  const path = `/workspaces/${workspace.slug}/groups`;
  const members = people.map(({ id }) => ({ type: "user", id }));
  const made = await callApi<Place>(url, path, { method: "POST", body: { name, members }, cookie: owner.cookie });
  return { path, group: made };
}

/** Types a part of a name into the picker and takes the first that is offered. */
async function pick(page: Page, name: string): Promise<void> {
  const field = page.getByRole("dialog").getByRole("combobox", { name: /^Members/ });
  await field.click();
  await field.pressSequentially(name);
  await page.getByRole("option", { name: new RegExp(name) }).click();
}

test("a group is added with a name, a description and members found by typing", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const member = await joinTenant(url, tenant, "member");
  await login("owner");
  await page.goto(`/workspaces/${tenant.workspace.slug}/groups`);
  await test.step("the table has the three groups of every workspace", async () => {
    for (const name of ["Users", "Admins", "Queue admins"]) {
      await expect(page.getByRole("rowheader", { name: new RegExp(`^${name}`) })).toBeVisible();
    }
    await expect(page.getByRole("row", { name: /^Users/ })).toContainText("2 members");
    await scan(page);
  });
  await test.step("add group", async () => {
    await page.getByRole("button", { name: "Add group" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Vision team");
    await dialog.getByLabel(/^Description/).fill("Who trains");
    await pick(page, tenant.owner.name);
    // The list would cover whom it was picked for, and the button that saves.
    await expect(page.getByRole("listbox")).toHaveCount(0);
    await pick(page, member.name);
    await scan(page);
    await dialog.getByRole("button", { name: `Remove ${tenant.owner.name}` }).click();
    await dialog.getByRole("button", { name: "Save" }).click();
    const row = page.getByRole("row", { name: /^Vision team/ });
    await expect(row).toContainText(member.name);
    await expect(row).toContainText("1 member");
  });
  await test.step("a name that is there already is refused at its field", async () => {
    await page.getByRole("button", { name: "Add group" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("users");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
  });
});

test("a group is edited with the pencil, who leaves is said before it is saved, and it is deleted", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const member = await joinTenant(url, tenant, "member");
  const { path } = await withGroup(url, tenant, "Speech", [member, tenant.owner]);
  await login("owner");
  await page.goto(path);
  const row = page.getByRole("row", { name: /^Speech/ });
  await test.step("edit", async () => {
    await row.hover();
    await row.getByRole("button", { name: "Edit: Speech" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Speech team");
    await dialog.getByRole("button", { name: `Remove ${member.name}` }).click();
    await expect(dialog.getByText("Leave the group: 1")).toBeVisible();
    await scan(page);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("row", { name: /^Speech team/ })).toContainText("1 member");
  });
  await test.step("delete", async () => {
    const renamed = page.getByRole("row", { name: /^Speech team/ });
    await renamed.hover();
    await renamed.getByRole("button", { name: "Delete: Speech team" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText(tenant.owner.name);
    await scan(page);
    await dialog.getByRole("button", { name: "Delete group" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("row", { name: /^Speech team/ })).toHaveCount(0);
  });
});

test("on the page of a group members come with an end date and go, and the newcomer is told", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const member = await joinTenant(url, tenant, "member");
  const { path, group } = await withGroup(url, tenant, "Readers", []);
  await login("owner");
  await page.goto(`${path}/${group.id}`);
  await expect(page.getByText("Nobody is in this group")).toBeVisible();
  await page.getByRole("button", { name: "Add members" }).click();
  await pick(page, member.name);
  await page
    .getByRole("dialog")
    .getByLabel(/^Until/)
    .fill("2099-12-31");
  await scan(page);
  await page.getByRole("dialog").getByRole("button", { name: "Add members" }).click();
  const row = page.getByRole("row", { name: new RegExp(member.name) });
  await expect(row).toContainText("By hand");
  const inbox = await callApi<{ items: { kind: string }[] }>(url, "/inbox", { cookie: member.cookie });
  expect(inbox.items.map(({ kind }) => kind)).toContain("group.added");
  await scan(page);

  await row.hover();
  await row.getByRole("button", { name: `Remove from group: ${member.name}` }).click();
  await expect(page.getByRole("dialog")).toContainText(member.name);
  await page.getByRole("dialog").getByRole("button", { name: "Remove from group" }).click();
  await expect(page.getByText("Nobody is in this group")).toBeVisible();
});

test("a service account is added, its credential is shown once, and its deletion says what dies", async ({
  page,
  url,
  tenant,
  login,
}) => {
  await login("owner");
  await page.goto(`/workspaces/${tenant.workspace.slug}/service-accounts`);
  await page.getByRole("button", { name: "Add service account" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Nightly training");
  await dialog.getByRole("checkbox", { name: /Allow impersonation/ }).check();
  await scan(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  const codes = page.getByRole("dialog").locator("dl code");
  await expect(codes).toHaveCount(2);
  const [accessKey = "", secretKey = ""] = await codes.allTextContents();
  await scan(page);
  const whoami = () => callApi<{ actor: { type: string } }>(url, "/whoami", { basic: { accessKey, secretKey } });
  expect((await whoami()).actor.type).toBe("service_account");
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();

  const row = page.getByRole("row", { name: /^Nightly training/ });
  await row.hover();
  await row.getByRole("button", { name: "Delete: Nightly training" }).click();
  await expect(page.getByRole("dialog")).toContainText(accessKey);
  await page.getByRole("dialog").getByRole("textbox").fill("Nightly training");
  await page.getByRole("dialog").getByRole("button", { name: "Delete service account" }).click();
  await expect(page.getByRole("dialog")).toContainText("Nightly training was deleted");
  await expect(whoami()).rejects.toThrow("401");
});

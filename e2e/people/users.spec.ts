import type { Page } from "@playwright/test";
import { callApi, joinTenant, type Place, type SignedIn, type Tenant } from "../api";
import { expect, scan, test } from "../fixtures";

/** A workspace beside the default one, since nobody goes from that one alone. */
async function withRoom(url: string, tenant: Tenant): Promise<Tenant> {
  const workspace = await callApi<Place>(url, "/workspaces", {
    method: "POST",
    body: { organization: tenant.organization.id, name: `Room of ${tenant.owner.name}` },
    cookie: tenant.owner.cookie,
  });
  return { ...tenant, workspace };
}

async function invite(url: string, { workspace, owner }: Tenant, email: string): Promise<void> {
  const body = { emails: [email] };
  await callApi(url, `/workspaces/${workspace.slug}/invitations`, { method: "POST", body, cookie: owner.cookie });
}

async function choose(page: Page, people: readonly SignedIn[]): Promise<void> {
  for (const { name } of people) await page.getByRole("checkbox", { name: `Select ${name}` }).check();
}

test("the table of users shows who is in, who is pending and why, and finds them", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const room = await withRoom(url, tenant);
  const viewer = await joinTenant(url, room, "viewer");
  await invite(url, room, "member-9001@example.com");
  await login("owner");
  await page.goto(`/workspaces/${room.workspace.slug}/members`);
  const users = page.getByRole("table", { name: "Users" });
  await expect(users.getByRole("row", { name: "member-9001@example.com" })).toContainText("Pending");
  await expect(users.getByRole("row", { name: viewer.email })).toContainText("Invitation");
  await expect(users.getByRole("row", { name: viewer.email })).toContainText("Password");
  await expect(page.getByRole("main")).toContainText("seats taken");
  await scan(page);

  await page.getByRole("combobox", { name: "Status" }).selectOption("pending");
  await expect(page).toHaveURL(/status=pending/);
  await expect(users.getByRole("rowheader")).toHaveText([/member-9001/]);
  const csv = await page.request.get(
    (await page.getByRole("link", { name: "Export as CSV" }).getAttribute("href")) ?? "",
  );
  const lines = (await csv.text()).trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("member-9001@example.com");

  await test.step("a group is looked for by its name, and named when the page is opened again", async () => {
    await page.goto(`/workspaces/${room.workspace.slug}/members`);
    const group = page.getByRole("combobox", { name: "Group" });
    await group.fill("admi");
    await page
      .getByRole("option", { name: /^Admins/ })
      .first()
      .click();
    await expect(page).toHaveURL(/group=grp_/);
    await expect(users.getByRole("rowheader")).toHaveText([new RegExp(room.owner.name)]);
    await page.reload();
    await expect(group).toHaveValue("Admins");
  });
});

test("several people get another role, an end date ends one, and several are removed at once", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const room = await withRoom(url, tenant);
  const people = [await joinTenant(url, room, "member"), await joinTenant(url, room, "member")];
  const [first] = people;
  await login("owner");
  await page.goto(`/workspaces/${room.workspace.slug}/members`);
  const users = page.getByRole("table", { name: "Users" });

  await test.step("one role for several", async () => {
    await choose(page, people);
    await page.getByRole("button", { name: "Change role", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Change the role of 2 people" });
    await dialog.getByRole("combobox", { name: "Role" }).selectOption("viewer");
    await scan(page);
    await dialog.getByRole("button", { name: "Change role" }).click();
    const done = page.getByRole("dialog", { name: "Done" });
    await expect(done).toContainText("Changed: 2");
    await done.getByRole("button", { name: "Done" }).click();
    await expect(users.getByRole("row").filter({ hasText: "Viewer" })).toHaveCount(2);
  });

  await test.step("an end date", async () => {
    await page.getByRole("button", { name: `Actions for ${first?.name ?? ""}` }).click();
    await page.getByRole("menuitem", { name: "Set end date" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("End date").fill("2099-12-31");
    await scan(page);
    await dialog.getByRole("button", { name: "Save end date" }).click();
    await expect(users.getByRole("row", { name: first?.email ?? "" })).toContainText("2099");
  });

  await test.step("removal of several", async () => {
    await choose(page, people);
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: /^Remove 2 people/ });
    await expect(dialog).toContainText("revoked for good");
    await scan(page);
    await dialog.getByRole("button", { name: "Remove people" }).click();
    await expect(page.getByRole("dialog")).toContainText("Removed: 2");
    await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
    await expect(users.getByRole("rowheader")).toHaveCount(1);
  });
});

test("my access says the role, where it comes from and what it allows; admins see that of others", async ({
  page,
  newWindow,
  url,
  tenant,
  login,
}) => {
  const room = await withRoom(url, tenant);
  const member = await joinTenant(url, room, "member");
  await login("owner");
  await page.goto(`/workspaces/${room.workspace.slug}/members`);
  await page.getByRole("rowheader", { name: member.name }).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(member.name);
  await expect(page.getByRole("table", { name: "Projects" })).toContainText("The project is open to the workspace");
  await scan(page);
  await page.getByRole("link", { name: "Effective access" }).click();
  await expect(page.getByRole("table", { name: "Effective access" })).toContainText("Role Member");

  const other = await newWindow();
  await other.context().addCookies([{ ...member.cookie, url, httpOnly: true, sameSite: "Lax" }]);
  await other.goto(`/workspaces/${room.workspace.slug}/access`);
  await other.getByRole("link", { name: "My access" }).click();
  await expect(other.getByRole("table", { name: "Effective access" })).toContainText("Role Member");
  await expect(other.getByRole("main")).toContainText("An invitation");
  await scan(other);
});

import type { Page } from "@playwright/test";
import { callApi, joinTenant, signUp, tokenIn, type Place, type Tenant } from "../api";
import { REFUSED } from "../accounts/people";
import { expect, scan, test } from "../fixtures";

/** A private project of the owner's, and the address of its collaborators. */
async function withProject(url: string, { workspace, owner }: Tenant, slug: string): Promise<string> {
  const body = { name: slug, slug };
  await callApi<Place>(url, `/workspaces/${workspace.id}/projects`, { method: "POST", body, cookie: owner.cookie });
  return `/workspaces/${workspace.slug}/projects/${slug}`;
}

async function openForm(page: Page, email: string): Promise<void> {
  await page.getByRole("button", { name: "Add collaborator" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Add only people you trust and know personally");
  await dialog.getByRole("textbox", { name: "E-mail address" }).fill(email);
}

test("a collaborator is added by address as a member, changed to an access map, and removed from the menu", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const path = await withProject(url, tenant, "shared");
  const member = await joinTenant(url, tenant, "viewer");
  const get = () => callApi(url, path, { cookie: member.cookie });
  await login("owner");
  await page.goto(`${path}/collaborators`);
  await test.step("add by e-mail address", async () => {
    await openForm(page, member.email);
    await scan(page);
    await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByRole("row", { name: member.email })).toContainText("Member");
    await get();
  });
  await test.step("all jobs, read-only datasets and models", async () => {
    await page
      .getByRole("row", { name: member.email })
      .getByRole("button", { name: /actions/i })
      .click();
    await page.getByRole("menuitem", { name: "Change access" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Role" }).selectOption("access");
    await dialog.getByRole("button", { name: "All jobs, read-only datasets and models" }).click();
    await scan(page);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("row", { name: member.email })).toContainText("Chosen access");
  });
  await test.step("remove user, confirmed", async () => {
    await page
      .getByRole("row", { name: member.email })
      .getByRole("button", { name: /actions/i })
      .click();
    await page.getByRole("menuitem", { name: "Remove user" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove user" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByRole("row", { name: member.email })).toHaveCount(0);
    await expect(get()).rejects.toThrow("404");
  });
});

test("one leaves a project that one was added to from the home page, and reaches it no more", async ({
  url,
  tenant,
  newWindow,
}) => {
  const path = await withProject(url, tenant, "lent");
  const member = await joinTenant(url, tenant, "viewer");
  const added = { email: member.email, role: "member" };
  await callApi(url, `${path}/collaborators`, { method: "POST", body: added, cookie: tenant.owner.cookie });
  const page = await newWindow();
  await page.context().addCookies([{ ...member.cookie, url, httpOnly: true, sameSite: "Lax" }]);
  await page.goto("/");
  await page.getByRole("button", { name: "Actions for lent" }).click();
  await page.getByRole("menuitem", { name: "Leave" }).click();
  await scan(page);
  await page.getByRole("dialog").getByRole("button", { name: "Leave project" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("row", { name: /lent/ })).toHaveCount(0);
  await expect(callApi(url, path, { cookie: member.cookie })).rejects.toThrow("404");
});

test("somebody from outside is invited as external and sees the project and names alone", async ({
  page,
  url,
  tenant,
  login,
  newWindow,
  watch,
}) => {
  watch.allow(REFUSED);
  const path = await withProject(url, tenant, "guarded");
  const stranger = await signUp(url);
  await login("owner");
  await page.goto(`${path}/collaborators`);
  await openForm(page, stranger.email);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog).toContainText("Nobody in this organization has this address");
  await dialog.getByRole("checkbox", { name: "External collaborator" }).check();
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  const link = await page.getByRole("textbox", { name: `Link for ${stranger.email}` }).inputValue();
  await scan(page);
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  await callApi(url, `/invitations/${tokenIn(link)}/accept`, { method: "POST", body: {}, cookie: stranger.cookie });

  const guest = await newWindow();
  await guest.context().addCookies([{ ...stranger.cookie, url, httpOnly: true, sameSite: "Lax" }]);
  await guest.goto(`${path}/collaborators`);
  await expect(guest.getByText("You are in this project as its collaborator")).toBeVisible();
  await expect(guest.getByRole("rowheader", { name: tenant.owner.name })).toBeVisible();
  await expect(guest.getByText(tenant.owner.email)).toHaveCount(0);
  await scan(guest);
  await guest.goto(`/workspaces/${tenant.workspace.slug}/members`);
  await expect(guest.getByRole("heading", { level: 1 })).not.toHaveText("Users");
  await guest.goto(`${path}/settings`);
  await guest.getByRole("button", { name: "Leave project" }).click();
  await guest.getByRole("dialog").getByRole("button", { name: "Leave project" }).click();
  await expect(guest).toHaveURL("/");
});

import type { Page } from "@playwright/test";
import { callApi, joinTenant, type SignedIn, type Tenant } from "../api";
import { expect, scan, test } from "../fixtures";
import { look } from "../look";

interface Made {
  id: string;
}

interface World {
  dataset: string;
  group: string;
  member: SignedIn;
  viewer: SignedIn;
}

/** A private project with a dataset; a group with one member, whom a rule on the project lets read datasets. */
async function world(url: string, tenant: Tenant): Promise<World> {
  const { workspace, owner } = tenant;
  const send = <T>(path: string, body: object) =>
    callApi<T>(url, `/workspaces/${workspace.id}${path}`, { method: "POST", body: { ...body }, cookie: owner.cookie });
  const [member, viewer] = [await joinTenant(url, tenant, "viewer"), await joinTenant(url, tenant, "viewer")];
  await send("/projects", { name: "Vision", slug: "vision" });
  const resources = [{ type: "dataset", externalId: "faces", name: "Faces" }];
  const made = await send<{ items: Made[] }>("/projects/vision/resources", { resources });
  const members = [{ type: "user", id: member.id }];
  const group = await send<Made>("/groups", { name: "Labellers", members });
  await send("/access-rules", { resourceType: "dataset", project: "vision", permission: "read", groups: [group.id] });
  return { dataset: made.items[0]?.id ?? "", group: group.id, member, viewer };
}

async function open(page: Page, url: string, who: SignedIn, path: string): Promise<void> {
  await page.context().addCookies([{ ...who.cookie, url, httpOnly: true, sameSite: "Lax" }]);
  await page.goto(path);
}

async function pick(page: Page, label: string, name: string): Promise<void> {
  const field = page.getByRole("combobox", { name: new RegExp(`^${label}`) });
  await field.click();
  await field.pressSequentially(name);
  await page
    .getByRole("option", { name: new RegExp(name) })
    .first()
    .click();
}

test("an admin asks why somebody may, and why they may not, and is led to the smallest change", async ({
  page,
  url,
  tenant,
  login,
}) => {
  test.setTimeout(120_000);
  const { member, viewer } = await world(url, tenant);
  await login("owner");
  await page.goto(`/workspaces/${tenant.workspace.slug}/access`);
  const main = page.getByRole("main");
  await test.step("by a group and a rule on the project", async () => {
    await pick(page, "Who", member.name);
    await pick(page, "Resource or project", "Faces");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(main).toContainText(`Yes. ${member.name} may read Faces.`);
    const words = page.getByRole("list", { name: "Ways in words" });
    await expect(words).toContainText(
      "by the group Labellers, by an access rule: Read: Datasets, in the project Vision",
    );
    await expect(words.getByRole("link", { name: "Labellers" })).toBeVisible();
    await expect(page).toHaveURL(/actor=usr_.*resource=res_/);
    await scan(page);
  });
  await test.step("the same question about somebody else", async () => {
    const address = new URL(page.url());
    address.searchParams.set("actor", viewer.id);
    await page.goto(address.href);
    await expect(main).toContainText(`No. ${viewer.name} may not read Faces.`);
    await expect(page.getByRole("heading", { name: "Smallest changes" })).toBeVisible();
    await expect(main).toContainText(`Add ${viewer.name} to the group Labellers.`);
    await look(page, `${address.pathname}${address.search}`);
    const fix = page.getByRole("listitem").filter({ hasText: "to the group Labellers" });
    await fix.getByRole("link", { name: "Go there" }).click();
    await expect(page.getByRole("dialog")).toContainText("Add members to Labellers");
  });
});

test("whether a job may make a version of a model is asked of both", async ({ page, url, tenant, login }) => {
  await login("owner");
  const at = `/workspaces/${tenant.workspace.id}/projects/default/resources`;
  const resources = [
    { type: "model", externalId: "segmenter", name: "Segmenter" },
    { type: "job", externalId: "run-7", name: "Run 7" },
  ];
  await callApi(url, at, { method: "POST", body: { resources }, cookie: tenant.owner.cookie });
  await page.goto(`/workspaces/${tenant.workspace.slug}/access`);
  await page.getByLabel(/^May you/).selectOption({ label: "Make a version of the model from a job" });
  await pick(page, "Resource or project", "Segmenter");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page.getByRole("combobox", { name: /^The job that makes it/ })).toHaveAttribute("aria-invalid", "true");
  await pick(page, "The job that makes it", "Run 7");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("Yes. You may make a version of Segmenter.");
  await scan(page);
  await page.goto(page.url().replace(/&from=[^&]*/, ""));
  await expect(page.getByText("This is asked of one model, and of the job that makes the version")).toBeVisible();
});

test("somebody who is refused learns nothing of what is hidden, and asks for access from there", async ({
  page,
  url,
  tenant,
}) => {
  const { dataset, viewer } = await world(url, tenant);
  const slug = tenant.workspace.slug;
  await open(page, url, viewer, `/workspaces/${slug}/access?permission=read&type=dataset&resource=${dataset}`);
  const main = page.getByRole("main");
  await expect(main).toContainText("No. You may not read");
  await expect(main).not.toContainText("Faces");
  await expect(main).not.toContainText("Vision");
  await scan(page);
  await page.getByRole("button", { name: "Request access" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^Message/).fill("For the labels");
  await dialog.getByRole("button", { name: "Request access" }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(`/workspaces/${slug}/access?actor=${tenant.owner.id}&permission=read&project=default`);
  await expect(main).toContainText("needs the right access.check");
});

test("what would end one's own right is told as one's own to do", async ({ page, url, tenant }) => {
  const viewer = await joinTenant(url, tenant, "viewer");
  const { id, slug } = tenant.workspace;
  const { items } = await callApi<{ items: Made[] }>(url, `/workspaces/${id}/projects`, { cookie: viewer.cookie });
  await open(page, url, viewer, `/workspaces/${slug}/access?permission=read&project=${items[0]?.id ?? ""}`);
  await expect(page.getByRole("heading", { name: "What would end it" })).toBeVisible();
  const fix = page.getByRole("listitem").filter({ hasText: "Leave the workspace." });
  await fix.getByRole("link", { name: "Go there" }).click();
  await expect(page).toHaveURL(/\/account\/workspaces$/);
});

test("a right by a group and a project is shown with its source on the user, the group and the resource", async ({
  page,
  url,
  tenant,
  login,
}) => {
  test.setTimeout(180_000);
  const { dataset, group, member } = await world(url, tenant);
  await login("owner");
  const at = `/workspaces/${tenant.workspace.slug}`;
  await test.step("user", async () => {
    await look(page, `${at}/members/${member.id}?part=access`);
    const row = page.getByRole("row").filter({ hasText: "Vision" });
    await expect(row.getByRole("link", { name: "Labellers" })).toBeVisible();
    await expect(row).toContainText("Datasets");
  });
  await test.step("group", async () => {
    await look(page, `${at}/groups/${group}?part=access`);
    await expect(page.getByRole("row").filter({ hasText: "Vision" })).toContainText("Datasets");
  });
  await test.step("resource", async () => {
    await look(page, `${at}/resources/${dataset}?part=access`);
    const row = page.getByRole("row").filter({ hasText: member.name });
    await expect(row.getByRole("link", { name: "Labellers" })).toBeVisible();
    await expect(row.getByRole("link", { name: "Vision" })).toBeVisible();
    await look(page, `${at}/resources/${dataset}`);
  });
});

test("a service account has a page with its effective access", async ({ page, url, tenant, login }) => {
  const { workspace, owner } = tenant;
  const body = { name: "Agent", role: "viewer" };
  const path = `/workspaces/${workspace.id}/service-accounts`;
  const { id } = await callApi<Made>(url, path, { method: "POST", body, cookie: owner.cookie });
  await login("owner");
  await page.goto(`/workspaces/${workspace.slug}/service-accounts`);
  await page.getByRole("link", { name: "Agent" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Agent");
  await look(page, `/workspaces/${workspace.slug}/service-accounts/${id}`);
  await look(page, `/workspaces/${workspace.slug}/service-accounts/${id}?part=access`);
  await expect(page.getByRole("table", { name: "Effective access" })).toContainText("Role Viewer");
});

test("the answer is read without scripts", async ({ browser, url, tenant }) => {
  const { dataset, member } = await world(url, tenant);
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled: false });
  await context.addCookies([{ ...member.cookie, url, httpOnly: true, sameSite: "Lax" }]);
  const page = await context.newPage();
  await page.goto(`/workspaces/${tenant.workspace.slug}/access?permission=read&type=dataset&resource=${dataset}`);
  await expect(page.getByRole("main")).toContainText("Yes. You may read Faces.");
  await expect(page.getByRole("list", { name: "Ways in words" })).toContainText("by the group Labellers");
  await context.close();
});

import { callApi, joinTenant, type Tenant } from "../api";
import { expect, scan, test } from "../fixtures";

interface Made {
  items: { id: string }[];
}

/** Registers datasets of an open project, some of which nobody has used for a long time. */
async function withDatasets(url: string, { workspace, owner }: Tenant, names: readonly string[]): Promise<string[]> {
  const send = <T>(path: string, body: object) =>
    callApi<T>(url, `/workspaces/${workspace.id}${path}`, { method: "POST", body: { ...body }, cookie: owner.cookie });
  await send("/projects", { name: "Vision", slug: "vision", visibility: "open" });
  const resources = names.map((name) => ({ type: "dataset", externalId: `id of ${name}`, name, sizeBytes: 2_048 }));
  const { items } = await send<Made>("/projects/vision/resources", { resources });
  return items.map(({ id }) => id);
}

test("where nothing is registered, the page shows the call that registers the first resource", async ({
  page,
  tenant,
  login,
}) => {
  await login("owner");
  const { slug } = tenant.workspace;
  await page.goto(`/workspaces/${slug}/projects/default/resources`);
  await expect(page.getByRole("main")).toContainText(`/workspaces/${slug}/projects/default/resources`);
  await expect(page.getByRole("button", { name: "Copy call" })).toBeVisible();
  await scan(page);
});

test("resources are found, filtered, and several are deleted after a look at what ends with them", async ({
  page,
  url,
  tenant,
  login,
}) => {
  await withDatasets(url, tenant, ["Faces", "Cars", "Trees"]);
  await login("owner");
  const { slug } = tenant.workspace;
  await page.goto(`/workspaces/${slug}/resources`);
  const table = page.getByRole("table", { name: "Resources" });
  await expect(table.getByRole("rowheader")).toHaveCount(3);
  await scan(page);
  await test.step("by a part of the name, and by type", async () => {
    await page.getByRole("searchbox").fill("car");
    await expect(table.getByRole("rowheader")).toHaveText([/Cars/]);
    await page.goto(`/workspaces/${slug}/resources?type=model`);
    await expect(page.getByRole("main")).toContainText("Nothing matches these filters.");
    await page.goto(`/workspaces/${slug}/resources?unused=90`);
    await expect(page.getByRole("main")).toContainText("Nothing matches these filters.");
  });
  await test.step("two of them at once", async () => {
    await page.goto(`/workspaces/${slug}/projects/vision/resources`);
    for (const name of ["Faces", "Trees"]) await page.getByRole("checkbox", { name: `Select ${name}` }).check();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("Resources: 2");
    await scan(page);
    await dialog.getByRole("button", { name: "Delete resources" }).click();
    await expect(dialog).toContainText("Deleted: 2");
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(table.getByRole("rowheader")).toHaveText([/Cars/]);
  });
});

test("a resource's page says what it is and who has access, and its name is changed there", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const viewer = await joinTenant(url, tenant, "viewer");
  const [faces] = await withDatasets(url, tenant, ["Faces"]);
  await login("owner");
  await page.goto(`/workspaces/${tenant.workspace.slug}/resources/${faces ?? ""}`);
  const main = page.getByRole("main");
  await expect(main).toContainText("id of Faces");
  await expect(main).toContainText("Shared with no other project");
  await scan(page);
  await page.getByRole("button", { name: "Edit Name" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Many faces");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Many faces");
  await page.getByRole("link", { name: "Effective access" }).click();
  const who = page.getByRole("table", { name: "Who has access" });
  await expect(who.getByRole("row").filter({ hasText: viewer.name })).toContainText("Role Viewer");
  await scan(page);
  await page.getByRole("link", { name: "Read and modify" }).click();
  await expect(who.getByRole("row").filter({ hasText: "admins reach everything" })).toContainText(tenant.owner.name);
  await expect(who).not.toContainText(viewer.name);
});

test("a resource that is deleted on its page is gone once the receipt was read", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const [faces] = await withDatasets(url, tenant, ["Faces"]);
  await login("owner");
  await page.goto(`/workspaces/${tenant.workspace.slug}/resources/${faces ?? ""}`);
  await page.getByRole("button", { name: "Delete resource" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Delete resource" }).click();
  await expect(dialog).toContainText("Deleted: 1");
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page).toHaveURL(`/workspaces/${tenant.workspace.slug}/resources`);
});

test("operators add a type of resources, rename it and take it back", async ({ page, login }) => {
  await login("operator");
  await page.goto("/instance?part=types");
  await page.getByRole("button", { name: "Add type" }).click();
  const dialog = page.getByRole("dialog");
  const id = `notebook_${Date.now().toString(36)}`;
  await dialog.getByLabel("Name in calls").fill(id);
  await dialog.getByLabel("Name for people").fill("Notebooks");
  await dialog.getByRole("button", { name: "Add type" }).click();
  const row = page.getByRole("row").filter({ hasText: id });
  await expect(row).toContainText("This instance");
  const choose = async (name: string) => {
    await row.getByRole("button", { name: /^Actions/ }).click();
    await page.getByRole("menuitem", { name }).click();
  };
  await choose("Rename");
  await dialog.getByLabel("Name for people").fill("Lab notebooks");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("Lab notebooks");
  await choose("Remove");
  await dialog.getByRole("button", { name: "Remove type" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row).toHaveCount(0);
});

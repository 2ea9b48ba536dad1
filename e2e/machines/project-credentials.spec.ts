import type { Page } from "@playwright/test";
import { callApi, joinTenant, type Place, type Tenant } from "../api";
import { expect, scan, test } from "../fixtures";
import { look } from "../look";

interface Keys {
  accessKey: string;
  secretKey: string;
}

/** A project with one job in it. */
async function withJob(url: string, { workspace, owner }: Tenant, slug: string): Promise<string> {
  const at = `/workspaces/${workspace.slug}/projects`;
  await callApi<Place>(url, at, { method: "POST", body: { name: `The ${slug}`, slug }, cookie: owner.cookie });
  const resources = [{ type: "job", externalId: slug, name: `Job of ${slug}` }];
  await callApi(url, `${at}/${slug}/resources`, { method: "POST", body: { resources }, cookie: owner.cookie });
  return `${at}/${slug}`;
}

/** The keys that the open dialog shows for the only time. */
async function shownKeys(page: Page): Promise<Keys & { text: string }> {
  const once = page.getByRole("dialog");
  await expect(once).toContainText("This is the only time the secret key is shown.");
  await once.getByRole("tab", { name: "Environment" }).click();
  const text = await once.getByRole("tabpanel").innerText();
  const valueOf = (name: string) => new RegExp(`${name}=(\\S+)`).exec(text)?.[1] ?? "";
  return { accessKey: valueOf("TENANTRY_ACCESS_KEY"), secretKey: valueOf("TENANTRY_SECRET_KEY"), text };
}

async function done(page: Page): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

async function act(page: Page, row: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${row}` }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

test("each project has keys of its own, scoped to its resources, that are made, rotated and revoked", async ({
  page,
  url,
  tenant,
  login,
}) => {
  test.setTimeout(120_000);
  const [path, other] = [await withJob(url, tenant, "training"), await withJob(url, tenant, "serving")];
  const names = async (keys: Keys, of = path) =>
    (await callApi<{ items: { name: string }[] }>(url, `${of}/resources`, { basic: keys })).items.map(
      ({ name }) => name,
    );
  await login("owner");
  await page.goto(`${path}/settings`);
  await page
    .getByRole("navigation", { name: "Pages of the project" })
    .getByRole("link", { name: "Credentials" })
    .click();
  await expect(page.getByText("No credentials yet")).toBeVisible();

  const first = await test.step("made with a label and a role, and shown once", async () => {
    await page.getByRole("button", { name: "Create new credentials" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("They act as the project The training itself and reach nothing else.");
    await dialog.getByRole("textbox", { name: "Label" }).fill("Trainer");
    await expect(dialog.getByRole("combobox", { name: "Role" })).toHaveValue("member");
    await scan(page);
    await dialog.getByRole("button", { name: "Create credentials" }).click();
    const keys = await shownKeys(page);
    expect(keys.text).toContain(`TENANTRY_WORKSPACE=${tenant.workspace.slug}`);
    expect(keys.text).toContain("TENANTRY_PROJECT=training");
    await scan(page);
    await done(page);
    await expect(page.getByRole("row", { name: "Trainer" })).toContainText("Member");
    return keys;
  });

  await test.step("good for the project's resources, and for nothing of another project", async () => {
    expect(await names(first)).toEqual(["Job of training"]);
    await expect(names(first, other)).rejects.toThrow("404");
    await expect(callApi(url, `/workspaces/${tenant.workspace.slug}/members`, { basic: first })).rejects.toThrow("404");
    const me = await callApi(url, "/whoami", { basic: first });
    expect(me).toMatchObject({ actor: { type: "service_account", name: "The training (member)" }, role: "member" });
  });

  const second = await test.step("rotated, while the old secret works on for a day", async () => {
    await act(page, "Trainer", "Rotate");
    await page.getByRole("dialog").getByRole("button", { name: "Rotate secret key" }).click();
    await expect(page.getByRole("dialog", { name: "The new secret key" })).toContainText(
      "The old secret key works until",
    );
    const keys = await shownKeys(page);
    await done(page);
    expect(keys.accessKey).toBe(first.accessKey);
    for (const one of [first, keys]) expect(await names(one)).toEqual(["Job of training"]);
    return keys;
  });

  await test.step("a page tells who uses it and what was done", async () => {
    await page.getByRole("link", { name: "Trainer" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Trainer");
    await expect(page.getByRole("main")).toContainText("The project The training, as Member");
    await expect(page.getByRole("main")).toContainText("Rotated its secret key");
    await look(page, new URL(page.url()).pathname);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${path}/credentials`);
  });

  await test.step("revoked for good", async () => {
    await act(page, "Trainer", "Revoke");
    await page.getByRole("dialog").getByRole("button", { name: "Revoke credentials" }).click();
    await expect(page.getByRole("row", { name: "Trainer" })).toContainText("Revoked");
    for (const one of [first, second]) await expect(names(one)).rejects.toThrow("401");
    await look(page, `${path}/credentials`);
  });
});

test("a member of the project has no keys to look at, and nobody outside finds the page", async ({
  page,
  url,
  tenant,
  login,
  watch,
}) => {
  watch.allow(/status of 40[34]/);
  const path = `/workspaces/${tenant.workspace.slug}/projects/default`;
  await login("member");
  await page.goto(`${path}/settings`);
  await expect(
    page.getByRole("navigation", { name: "Pages of the project" }).getByRole("link", { name: "Credentials" }),
  ).toHaveCount(0);
  expect((await page.goto(`${path}/credentials`))?.status()).toBe(403);
  const hidden = await withJob(url, tenant, "hidden");
  expect((await page.goto(`${hidden}/credentials`))?.status()).toBe(404);
});

test("the organization default key is made by the owner, works in the default project and is seen by nobody else", async ({
  page,
  url,
  tenant,
  login,
  newWindow,
}) => {
  const settings = `/organizations/${tenant.organization.slug}/settings`;
  const project = `/workspaces/${tenant.workspace.slug}/projects/default`;
  await login("owner");
  await page.goto(settings);
  const section = page.getByRole("region", { name: "Organization default key" });
  await expect(section).toContainText("Do not keep sensitive things in the default project");
  await section.getByRole("button", { name: "Create new credentials" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Label" }).fill("Playground");
  await page.getByRole("dialog").getByRole("button", { name: "Create credentials" }).click();
  const key = await shownKeys(page);
  await done(page);
  await expect(section).toContainText(key.accessKey);
  const list = () => callApi<{ items: unknown[] }>(url, `${project}/resources`, { basic: key });
  expect((await list()).items).toEqual([]);
  await look(page, settings);

  await test.step("not among the credentials of the project, and not in an admin's settings", async () => {
    const admin = await joinTenant(url, tenant, "admin");
    const body = { role: "admin" };
    const member = `/organizations/${tenant.organization.id}/members/${admin.id}`;
    await callApi(url, member, { method: "PATCH", body, cookie: tenant.owner.cookie });
    const guest = await newWindow();
    await guest.context().addCookies([{ ...admin.cookie, url, httpOnly: true, sameSite: "Lax" }]);
    await guest.goto(settings);
    await expect(guest.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(guest.getByText("Organization default key")).toHaveCount(0);
    await guest.goto(`${project}/credentials`);
    await expect(guest.getByText("No credentials yet")).toBeVisible();
  });

  await test.step("rotated at once and revoked", async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(settings);
    await section.getByRole("button", { name: "Rotate" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "The old secret key works on for" }).selectOption("0");
    await dialog.getByRole("button", { name: "Rotate secret key" }).click();
    const rotated = await shownKeys(page);
    await done(page);
    await expect(list()).rejects.toThrow("401");
    await callApi(url, `${project}/resources`, { basic: rotated });
    await section.getByRole("button", { name: "Revoke" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke credentials" }).click();
    await expect(section).toContainText("There is no default key.");
    await expect(callApi(url, "/whoami", { basic: rotated })).rejects.toThrow("401");
  });
});

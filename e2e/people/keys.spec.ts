import type { Locator, Page } from "@playwright/test";
import { callApi, joinTenant, type Place, type Tenant } from "../api";
import { expect, scan, test } from "../fixtures";
import { tabTo } from "../keyboard";
import { staleOnce } from "../stale-session";

const FIELD = { exact: true } as const;
const SECRET = "canary-of-a-third-party-key";

/** Sends as the owner does, by REST. */
async function send<T>(url: string, { owner }: Tenant, method: string, path: string, body: object): Promise<T> {
  return callApi<T>(url, path, { method, body: { ...body }, cookie: owner.cookie });
}

async function projectOf(url: string, tenant: Tenant, slug: string): Promise<string> {
  const at = `/workspaces/${tenant.workspace.id}/projects`;
  const { id } = await send<Place>(url, tenant, "POST", at, { name: slug, slug });
  return `${at}/${id}`;
}

async function fill(dialog: Locator, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label, FIELD).fill(text);
}

/** Presses Tab until the field has the focus, as soon as it is there. */
async function tabInto(page: Page, field: Locator): Promise<void> {
  await field.waitFor();
  while (!(await field.evaluate((element) => element === document.activeElement))) await page.keyboard.press("Tab");
}

async function pick(page: Page, row: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${row}` }).click();
  await page.getByRole("menuitem", { name: action, exact: true }).click();
}

test("a project's keys are added by kind, shown after a fresh sign-in, replaced, read by an agent and deleted", async ({
  page,
  url,
  tenant,
  login,
  watch,
}) => {
  watch.allow(/status of 40[13]/);
  const at = await projectOf(url, tenant, "vision");
  const { workspace } = tenant;
  // Before the sign-in is confirmed anew, which gives the browser another session.
  const scopes = { permissions: ["project-key.use"] };
  const basic = await send<{ accessKey: string; secretKey: string }>(url, tenant, "POST", `${at}/credentials`, {
    scopes,
  });
  const admin = await joinTenant(url, tenant, "admin");
  const signedIn = await login("owner");
  const path = `/workspaces/${workspace.slug}/projects/vision/keys`;
  await page.goto(path);
  const dialog = page.getByRole("dialog");
  await test.step("the page says who can read them, and each kind asks for its own fields", async () => {
    await expect(page.getByText("Anyone who can run jobs in this project can read them")).toBeVisible();
    await page.getByRole("button", { name: "Add key" }).first().click();
    await expect(dialog.getByText("Anyone who can run jobs in this project can read them")).toBeVisible();
    await expect(dialog.getByLabel("Secret access key", FIELD)).toHaveAttribute("type", "password");
    await dialog.getByLabel("Name", FIELD).fill("Registry");
    await dialog.getByLabel("Kind").selectOption("docker");
    await expect(dialog.getByLabel("Secret access key", FIELD)).toHaveCount(0);
    await expect(dialog.getByLabel("Name", FIELD)).toHaveValue("Registry");
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    await expect(dialog.getByLabel("Registry", FIELD)).toHaveAttribute("aria-invalid", "true");
    await scan(page);
    await fill(dialog, { Registry: "registry.example.com", "User name": "bot", "Password or token": SECRET });
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    await expect(dialog).toBeHidden();
  });
  const row = page.getByRole("row", { name: /Registry/ }).last();
  await test.step("the list tells what is no secret", async () => {
    await expect(row).toContainText("Registry: registry.example.com · User name: bot");
    await expect(page.getByText(SECRET)).toHaveCount(0);
    await scan(page);
  });
  await test.step("its secret opens once the owner proved that it is them", async () => {
    await staleOnce(page, "projectKeys.reveal");
    await row.hover();
    await page.getByRole("button", { name: "Show: Registry" }).click();
    const proof = page.getByRole("dialog", { name: "Confirm it is you" });
    await proof.getByLabel("Password", FIELD).fill(signedIn.password);
    await proof.getByRole("button", { name: "Confirm" }).click();
    await expect(page.getByRole("dialog", { name: "Secrets in Registry" })).toContainText(SECRET);
    await scan(page);
    await page.keyboard.press("Escape");
    await expect(page.getByText(SECRET)).toHaveCount(0);
  });
  await test.step("it is replaced unseen and renamed", async () => {
    await page.getByRole("button", { name: "Replace: Registry" }).click();
    await expect(dialog.getByLabel("Registry", FIELD)).toHaveValue("");
    await fill(dialog, { Registry: "second.example.com", "User name": "bot", "Password or token": "another" });
    await dialog.getByRole("button", { name: "Replace" }).click();
    await expect(row).toContainText("second.example.com");
    await pick(page, "Registry", "Rename");
    await dialog.getByLabel("Name", FIELD).fill("Images");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("row", { name: /Images/ })).toBeVisible();
  });
  await test.step("an agent reads it by a credential that names it, and the key's page says so", async () => {
    const { items } = await callApi<{ items: { id: string }[] }>(url, `${at}/keys`, { basic });
    const reveal = { method: "POST", basic };
    const read = await callApi<{ value: object }>(url, `${at}/keys/${items[0]?.id ?? ""}/reveal`, reveal);
    expect(read.value).toEqual({
      kind: "docker",
      registry: "second.example.com",
      username: "bot",
      password: "another",
    });
    await page.getByRole("link", { name: "Images" }).click();
    const history = page.getByRole("table");
    await expect(history).toContainText("Fetched it for a job");
    await expect(history).toContainText("Looked at its secrets");
    await scan(page);
  });
  await test.step("an admin of the workspace learns that it is there, and no secret", async () => {
    const listed = await callApi<{ items: { id: string }[] }>(url, `${at}/keys`, { cookie: admin.cookie });
    expect(listed.items).toHaveLength(1);
    expect(JSON.stringify(listed)).not.toContain("another");
  });
  await test.step("it is deleted by its name", async () => {
    await page.goto(path);
    await pick(page, "Images", "Delete");
    await dialog.getByLabel(/^Type Images/).fill("Images");
    await dialog.getByRole("button", { name: "Delete key" }).click();
    await expect(page.getByText("No third-party keys yet")).toBeVisible();
  });
  await test.step("nothing of it stays in the browser", async () => {
    const kept = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, history.state]),
    );
    expect(kept).not.toContain(SECRET);
  });
});

test("a project begins with copies of the keys of Personal, and uses GPU types that the organization owns", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const { owner, workspace } = tenant;
  const { items } = await callApi<{ items: { id: string; kind: string; workspace: { id: string } }[] }>(
    url,
    "/projects?of=owned",
    { cookie: owner.cookie },
  );
  const personal = items.find(({ kind }) => kind === "default");
  const home = `/workspaces/${personal?.workspace.id ?? ""}/projects/${personal?.id ?? ""}/keys`;
  await send(url, tenant, "POST", home, { name: "Hub", value: { kind: "hugging-face", token: SECRET } });
  const resources = [{ type: "cluster", externalId: "one", name: "One", attributes: { gpuTypes: "A100, RTX 3090" } }];
  await send(url, tenant, "POST", `/workspaces/${workspace.id}/resources`, { resources });
  await login("owner");
  await page.goto(`/workspaces/${workspace.slug}/projects`);
  await test.step("with the keyboard alone: name it, tick the copy, create", async () => {
    await tabTo(page, "New project");
    await page.keyboard.press("Enter");
    await tabInto(page, page.getByRole("textbox", { name: "Project name" }));
    await page.keyboard.type("Speech");
    await tabInto(page, page.getByRole("checkbox", { name: /^Begin with the third-party keys/ }));
    await page.keyboard.press("Space");
    await tabTo(page, "Create project");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Speech is ready" })).toBeVisible();
  });
  await page.goto(`/workspaces/${workspace.slug}/projects/speech/keys`);
  await expect(page.getByRole("row", { name: /Hub/ })).toContainText("Copied from Personal");
  await page.goto(`/workspaces/${workspace.slug}/projects/speech/settings`);
  await test.step("Update, then Refresh tells what is available", async () => {
    await page.getByRole("checkbox", { name: /^Use only owned compute/ }).check();
    await page.getByRole("button", { name: "Update" }).click();
    await expect(page.getByText(/Nothing with a GPU type can be registered here/)).toBeVisible();
    await page.getByRole("button", { name: "Refresh available GPU types" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: "RTX 3090" })).toBeVisible();
    await scan(page);
  });
  const job = { type: "job", externalId: "train", name: "train", attributes: { gpuType: "V100" } };
  const path = `/workspaces/${workspace.id}/projects/speech/resources`;
  const answer = await send<{ items: { reason?: string; detail?: string }[] }>(url, tenant, "POST", path, {
    resources: [job],
  });
  expect(answer.items).toMatchObject([{ reason: "gpu_type_not_owned" }]);
  expect(answer.items[0]?.detail).toContain("A100, RTX 3090");
});

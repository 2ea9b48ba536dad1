import type { Locator, Page } from "@playwright/test";
import { callApi, signUp, tokenIn, type SignedIn, type Tenant } from "../api";
import { expect, scan } from "../fixtures";
import { look } from "../look";
import { test, verifyDomain } from "./company";

type Json = Readonly<Record<string, unknown>>;

interface Reply {
  status: number;
  id: string;
}

/** A directory as a company runs one: all that it knows is the address and the token that somebody copied into it. */
type Directory = (method: string, path: string, body?: Json) => Promise<Reply>;

function directoryOf(address: string, token: string): Directory {
  return async (method, path, body) => {
    const answer = await fetch(`${address}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { id = "" } = JSON.parse((await answer.text()) || "{}") as { id?: string };
    return { status: answer.status, id };
  };
}

function active(value: boolean): Json {
  const schemas = ["urn:ietf:params:scim:api:messages:2.0:PatchOp"];
  return { schemas, Operations: [{ op: "Replace", path: "active", value }] };
}

async function pushPerson(directory: Directory, displayName: string, userName: string): Promise<string> {
  const schemas = ["urn:ietf:params:scim:schemas:core:2.0:User"];
  const body = { schemas, userName, displayName, emails: [{ value: userName, primary: true }], active: true };
  const { status, id } = await directory("POST", "/Users", body);
  expect(status, userName).toBe(201);
  return id;
}

/** Somebody who was invited by hand before the company had a directory. */
async function viewer(url: string, { owner, workspace }: Tenant, email: string): Promise<SignedIn> {
  const call = { method: "POST", body: { emails: [email], role: "viewer" }, cookie: owner.cookie };
  const { items } = await callApi<{ items: { link: string }[] }>(url, `/workspaces/${workspace.id}/invitations`, call);
  const invitation = tokenIn(items[0]?.link ?? "");
  const person = await signUp(url, { email, name: "Member by hand", invitation });
  await callApi(url, `/invitations/${invitation}/accept`, { method: "POST", cookie: person.cookie });
  return person;
}

/** What somebody is answered who asks for what only admins of the workspace see. */
async function asAdmin(url: string, { workspace }: Tenant, { cookie }: SignedIn): Promise<number> {
  const headers = { cookie: `${cookie.name}=${cookie.value}` };
  return (await fetch(`${url}/api/v1/workspaces/${workspace.id}/audit`, { headers })).status;
}

async function makeToken(page: Page, path: string): Promise<{ address: string; token: string }> {
  await page.goto(path);
  await page.getByRole("button", { name: "New token" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Label").fill("Company directory");
  await dialog.getByRole("button", { name: "Create token" }).click();
  await expect(dialog.getByText("Copy it now: it is not shown again.")).toBeVisible();
  await scan(page);
  const [address = "", token = ""] = await dialog.locator("code").allInnerTexts();
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.reload();
  await expect(page.getByRole("row", { name: /Company directory/ })).toContainText("Active");
  expect(await page.content()).not.toContain(token);
  return { address, token };
}

async function pick(page: Page, field: Locator, text: string, option: RegExp): Promise<void> {
  await field.click();
  await field.pressSequentially(text);
  await page.getByRole("option", { name: option }).click();
}

async function addRow(page: Page, group: string, { workspace }: Tenant, role: string): Promise<void> {
  await page.getByRole("button", { name: "Add row" }).click();
  const dialog = page.getByRole("dialog");
  await pick(page, dialog.getByRole("combobox", { name: /^Directory group/ }), group.slice(0, 4), new RegExp(group));
  await dialog.getByLabel("What it gives").selectOption("workspace_role");
  await pick(page, dialog.getByRole("combobox", { name: /^Workspace/ }), "", new RegExp(workspace.name));
  await dialog.getByLabel("Role").selectOption(role);
  await scan(page);
  await dialog.getByRole("button", { name: "Add row" }).click();
  await expect(dialog).toHaveCount(0);
}

test("a directory is given a token, pushes people and a group, takes some away, and is stopped by the brake", async ({
  page,
  url,
  product,
  tenant,
  login,
}) => {
  test.setTimeout(240_000);
  const { organization, workspace } = tenant;
  const path = `/organizations/${organization.slug}/provisioning`;
  const domain = `${organization.slug}.example`;
  await verifyDomain(product, domain, organization);
  const person = await viewer(url, tenant, `by-hand@${domain}`);
  await login("owner");
  const { address, token } = await makeToken(page, path);
  expect(address).toBe(`${url}/scim/v2`);
  const directory = directoryOf(address, token);

  const known = await pushPerson(directory, "Member by hand", person.email);
  const others: string[] = [];
  for (const number of [1, 2, 3, 4]) {
    others.push(await pushPerson(directory, `Pushed ${number}`, `pushed.${number}@${domain}`));
  }
  const members = [{ value: known }];
  expect((await directory("POST", "/Groups", { displayName: "platform-admins", members })).status).toBe(201);
  expect((await directory("POST", "/Users", { userName: "somebody@elsewhere.example" })).status).toBe(400);

  await test.step("whom it pushed is a member, with the source shown", async () => {
    await page.goto(`/organizations/${organization.slug}/members`);
    await expect(page.getByRole("row", { name: /Pushed 1/ })).toContainText("Directory (SCIM)");
    await expect(page.getByRole("row", { name: /Member by hand/ })).toContainText("Invitation");
  });

  await test.step("a row gives the group a role, which is in force; rows are read in their order and can be changed", async () => {
    const status = () => asAdmin(url, tenant, person);
    expect(await status()).toBe(403);
    await page.goto(path);
    await addRow(page, "platform-admins", tenant, "admin");
    const rows = page.getByRole("table", { name: "Mapping rows" }).getByRole("row");
    await expect(rows.nth(1)).toContainText(`Admin in ${workspace.name}`);
    await expect.poll(status).toBe(200);
    await page.goto(`/workspaces/${workspace.slug}/members`);
    const row = page.getByRole("row", { name: /Member by hand/ });
    await expect(row).toContainText("Admin");
    await expect(row).toContainText("Directory (SCIM)");

    await page.goto(path);
    await addRow(page, "platform-admins", tenant, "viewer");
    await expect(rows.nth(2)).toContainText(`Viewer in ${workspace.name}`);
    await rows.nth(2).hover();
    await rows.nth(2).getByRole("button", { name: "Move up: platform-admins" }).click();
    await expect(rows.nth(1)).toContainText(`Viewer in ${workspace.name}`);
    await expect.poll(status).toBe(403);

    await rows.nth(1).hover();
    await rows.nth(1).getByRole("button", { name: "Edit: platform-admins" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("combobox", { name: /^Directory group/ })).toHaveValue("platform-admins");
    await expect(dialog.getByRole("combobox", { name: /^Workspace/ })).toHaveValue(workspace.name);
    await dialog.getByLabel("Role").selectOption("admin");
    await scan(page);
    await dialog.getByRole("button", { name: "Save row" }).click();
    await expect(rows.nth(1)).toContainText(`Admin in ${workspace.name}`);
    await expect.poll(status).toBe(200);
  });

  await test.step("who is not active any more is refused from that moment on", async () => {
    expect((await directory("PATCH", `/Users/${known}`, active(false))).status).toBe(200);
    expect(await asAdmin(url, tenant, person)).toBe(403);
    await page.goto(`/organizations/${organization.slug}/members`);
    await expect(page.getByRole("row", { name: /Member by hand/ })).toContainText("Suspended");
  });

  await test.step("the brake stops the call that would take away too many", async () => {
    const answers: number[] = [];
    for (const id of others) answers.push((await directory("PATCH", `/Users/${id}`, active(false))).status);
    expect(answers).toEqual([200, 200, 503, 503]);
    await look(page, path);
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(`${path}?result=refused`);
    const calls = page.getByRole("table", { name: "Calls" });
    await expect(calls.getByRole("row", { name: /PATCH \S*\/Users\// }).first()).toContainText("503");
    await expect(calls.getByRole("row", { name: /POST \S*\/Users/ })).toContainText("The domain of the address");
    await expect(calls.getByRole("row")).toHaveCount(4);
  });

  await test.step("an owner gives people back, and lets the directory go on", async () => {
    await expect(page.getByText("Removals are stopped")).toBeVisible();
    await page.getByRole("button", { name: "Give people back" }).click();
    await scan(page);
    await page.getByRole("dialog").getByRole("button", { name: "Give back" }).click();
    await expect(page.getByText("3 memberships and 0 group memberships are back")).toBeVisible();
    await expect.poll(() => asAdmin(url, tenant, person)).toBe(200);
    await page.getByRole("button", { name: "Let it go on" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Let it go on" }).click();
    await expect(page.getByText("Removals are stopped")).toHaveCount(0);
    expect((await directory("PATCH", `/Users/${others[2] ?? ""}`, active(false))).status).toBe(200);
  });
});

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { DOMAIN, test, type Company } from "./accounts/company";
import { callApi, signIn, type SignedIn, type Tenant } from "./api";
import { expect } from "./fixtures";
import { startProduct, type Product } from "./product";

const run = promisify(execFile);

/** The pictures of the guides, of our own pages: `npm run pictures` takes them anew. */
const FOLDER = "docs/images";
const SIZE = { width: 1_200, height: 800 };
/** For a table of many columns, and for what has a picture below its numbers. */
const WIDE = { width: 1_440, height: 900 };
const TALL = { width: 1_200, height: 1_200 };

async function take(page: Page, name: string, path?: string, fullPage = true): Promise<void> {
  if (path !== undefined) {
    await page.goto(path);
    // Letters that come late are left to the next page: by then they are there.
    await page.evaluate(() => document.fonts.ready);
    await page.reload();
  }
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage });
}

async function connectionOf(url: string, { tenant }: Company): Promise<string> {
  const { owner, organization } = tenant;
  const at = `/organizations/${organization.id}/identity-providers`;
  const { items } = await callApi<{ items: { id: string }[] }>(url, at, { cookie: owner.cookie });
  return items[0]?.id ?? "";
}

test("of single sign-on @pictures", async ({ page, url, company, context }) => {
  const { owner, organization } = company.tenant;
  await page.setViewportSize(SIZE);
  await take(page, "sign-in", "/sign-in");
  await context.addCookies([{ ...owner.cookie, url, httpOnly: true, sameSite: "Lax" }]);
  const at = `/organizations/${organization.slug}`;
  const one = `${at}/identity-providers/${await connectionOf(url, company)}`;
  await take(page, "connection-provider", `${at}/identity-providers/new?protocol=oidc`);
  await take(page, "connection-configuration", one, false);
  await take(page, "connection-groups", `${one}?step=groups`);
  company.who = { sub: "subject-1", email: `member-0001@${DOMAIN}` };
  await page.goto(`${one}?step=test`);
  await page.getByRole("button", { name: "Test provider" }).click();
  await expect(page).toHaveURL(/\/test\//);
  await take(page, "connection-test");
  await take(page, "domains", `${at}/domains`);
  await take(page, "require-sso", `${at}/require-sso`);
  await take(page, "provisioning", `${at}/provisioning`);
});

/** A small workspace with two administrator vaults, one of them off and edited since it counted, and one's own. */
async function configured(url: string, { owner, workspace }: Tenant): Promise<void> {
  const { cookie } = owner;
  const at = `/workspaces/${workspace.id}`;
  const found = await callApi<{ items: { id: string }[] }>(url, `${at}/groups?search=Users`, { cookie });
  const make = (name: string, content: string, more: object = {}) =>
    callApi<{ id: string }>(url, `${at}/vaults`, {
      method: "POST",
      body: { name, groups: found.items.map(({ id }) => id), format: "hocon", content, ...more },
      cookie,
    });
  const hosts = 'api {\n  files_server : "s3://training/artifacts"\n}\n';
  await make("Storage", `${hosts}sdk.aws.s3 {\n  region : eu-central-1\n  secret : example\n}\n`, { locked: true });
  const { id } = await make("Agents", "agent {\n  package_manager.type : pip\n}\n");
  const edited = "agent {\n  package_manager.type : uv\n  docker_force_pull : true\n}\n";
  const off = { active: false, format: "hocon", content: edited };
  await callApi(url, `${at}/vaults/${id}`, { method: "PATCH", body: off, cookie });
  const own = { format: "hocon", content: 'sdk.development.default_output_uri : "s3://mine/models"\n' };
  await callApi(url, `${at}/vault`, { method: "PUT", body: own, cookie });
}

test("of vaults @pictures", async ({ page, url, company, context }) => {
  const { tenant } = company;
  await configured(url, tenant);
  await page.setViewportSize(SIZE);
  await context.addCookies([{ ...tenant.owner.cookie, url, httpOnly: true, sameSite: "Lax" }]);
  const at = `/workspaces/${tenant.workspace.slug}/vaults`;
  await take(page, "vaults", at);
  await page.getByRole("switch", { name: "Active: Agents" }).click();
  await expect(page.getByRole("region", { name: "Changes" })).toBeVisible();
  await take(page, "vault-activation", undefined, false);
  await page.keyboard.press("Escape");
  await page.getByRole("row", { name: /Storage/ }).hover();
  await page.getByRole("button", { name: "Edit: Storage" }).click();
  await expect(page.getByLabel("Configuration", { exact: true })).toHaveValue(/files_server/);
  await take(page, "vault-editor", undefined, false);
  await take(page, "effective-configuration", `/account/workspaces/${tenant.workspace.slug}/vault`);
});

/** Fills an installation as `npm run demo` does, and signs its owner in. */
async function demonstrated({ url, data }: Product): Promise<SignedIn["cookie"]> {
  const env = { NODE_ENV: "production" as const, PATH: "/usr/bin:/bin", TENANTRY_DATA: data, TENANTRY_URL: url };
  const { stdout } = await run(process.execPath, ["dist/tasks.mjs", "seed"], { env });
  const [, email = "", password = ""] = /owner: (\S+), password (\S+)/.exec(stdout) ?? [];
  return signIn(url, email, password);
}

/** What the demo leaves to its people: keys of a project, and access to one's own cloud storage. */
async function furnished(url: string, cookie: SignedIn["cookie"], project: string): Promise<void> {
  const send = (path: string, body: Readonly<Record<string, unknown>>) =>
    callApi(url, path, { method: "POST", body, cookie });
  const key = (name: string, value: object) => send(`${project}/keys`, { name, value });
  await key("Registry", { kind: "docker", registry: "registry.example.com", username: "robot", password: "example" });
  await key("Datasets", { kind: "hugging-face", token: "example" });
  await key("Source code", { kind: "git", host: "git.example.com", username: "robot", token: "example" });
  await send("/account/storage", {
    kind: "s3",
    bucket: "training-artifacts",
    key: "EXAMPLEACCESSKEY0001",
    region: "eu-central-1",
    host: "",
    secret: "example-secret",
  });
}

test("of a workspace in use @pictures", async ({ page, context }) => {
  // The demo is made with an installation of its own.
  test.setTimeout(300_000);
  const product = await startProduct();
  const { url } = product;
  const cookie = await demonstrated(product);
  const project = "/workspaces/vision/projects/defect-detection";
  await furnished(url, cookie, project);
  await context.addCookies([{ ...cookie, url, httpOnly: true, sameSite: "Lax" }]);
  const organization = `${url}/organizations/demo-laboratory`;
  await page.setViewportSize(WIDE);
  await take(page, "members", `${url}/workspaces/vision/members`, false);
  await page.setViewportSize(SIZE);
  await take(page, "keys", `${url}${project}/keys`, false);
  await take(page, "preferences", `${url}/account/preferences`, false);
  await take(page, "storage", `${url}/account/storage`, false);
  await page.setViewportSize(TALL);
  await take(page, "usage", `${organization}/usage?meter=tokens&by=project`, false);
  await take(page, "billing", `${organization}/billing`, false);
  await product.stop();
});

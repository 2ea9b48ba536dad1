import { callApi, type Tenant } from "./api";
import { expect, scan, test } from "./fixtures";
import { look } from "./look";

interface Keys {
  id: string;
  accessKey: string;
  secretKey: string;
}

interface Furnished {
  serviceAccount: string;
  /** Ids of credentials: one used by two secret keys, one of a project, one of the organization. */
  credential: string;
  ofProject: string;
  ofOrganization: string;
  /** Connections to identity providers: a draft by OIDC, one by SAML. */
  connections: readonly string[];
  /** Id of an administrator vault. */
  vault: string;
  /** Id of a third-party key. */
  key: string;
}

/** A credential that was used before and after its rotation, so that there is something to see. */
async function rotated(url: string, { owner, workspace }: Tenant): Promise<string> {
  const at = `/workspaces/${workspace.id}/credentials`;
  const body = { label: "Build server", scopes: { permissions: ["account.read"], readOnly: true } };
  const made = await callApi<Keys>(url, at, { method: "POST", body, cookie: owner.cookie });
  await callApi(url, "/whoami", { basic: made });
  const rotation = { method: "POST", body: { overlapSeconds: 3_600 }, cookie: owner.cookie };
  const next = await callApi<Keys>(url, `${at}/${made.id}/rotate`, rotation);
  for (const basic of [made, next]) await callApi(url, "/whoami", { basic });
  return made.id;
}

/** Two connections to identity providers, one of each protocol. */
async function connected(url: string, { owner, organization }: Tenant, name: string): Promise<string[]> {
  const at = `/organizations/${organization.id}/identity-providers`;
  const make = (body: object) =>
    callApi<{ id: string }>(url, at, { method: "POST", body: { ...body }, cookie: owner.cookie });
  const oidc = await make({ protocol: "oidc", provider: "okta", displayName: name });
  const entityId = "https://provider.example/metadata";
  const saml = await make({ protocol: "saml", provider: "duo", displayName: "Company", entityId });
  return [oidc.id, saml.id];
}

/** An administrator vault for everybody and one's own over it, so that the configuration tells a winner and a loser. */
async function configured(url: string, { owner, workspace }: Tenant, name: string): Promise<string> {
  const at = `/workspaces/${workspace.id}`;
  const { cookie } = owner;
  const found = await callApi<{ items: { id: string }[] }>(url, `${at}/groups?search=Users`, { cookie });
  const groups = found.items.map(({ id }) => id);
  const body = { name, groups, format: "hocon", content: "api { host : one, secret_key : two }" };
  const { id } = await callApi<{ id: string }>(url, `${at}/vaults`, { method: "POST", body, cookie });
  const own = { format: "hocon", content: "api.host = mine" };
  await callApi(url, `${at}/vault`, { method: "PUT", body: own, cookie });
  return id;
}

/** Rows in every list, so that no page is looked at empty. */
async function furnish(url: string, tenant: Tenant): Promise<Furnished> {
  const { owner, workspace, organization } = tenant;
  const send = <T>(path: string, body: Readonly<Record<string, unknown>>) =>
    callApi<T>(url, `/workspaces/${workspace.id}${path}`, { method: "POST", body, cookie: owner.cookie });
  const long = "A name that is longer than any column of a table, since people write what they like";
  await send("/projects", { name: long, slug: "long", description: "Tries what happens", visibility: "open" });
  await send("/projects", { name: "Speech", slug: "speech" });
  const { id } = await send<{ id: string }>("/service-accounts", { name: "Build server" });
  await send("/groups", { name: "Labellers", members: [{ type: "service_account", id }] });
  await send("/roles", { level: "workspace", name: "Guests", from: "viewer" });
  await send("/projects/long/collaborators", { email: `guest.${workspace.slug}@example.com`, external: true });
  const domain = { method: "POST", body: { domain: `${organization.slug}.example.com` }, cookie: owner.cookie };
  await callApi(url, `/organizations/${organization.id}/domains`, domain);
  const credential = await rotated(url, tenant);
  await send("/credentials", { label: long, expiresAt: new Date(Date.now() + 86_400_000).toISOString() });
  const networks = ["192.0.2.0/24"];
  const project = await send<Keys>("/projects/long/credentials", { label: long, role: "viewer", networks });
  const wide = { method: "POST", body: { label: long }, cookie: owner.cookie };
  const whole = await callApi<Keys>(url, `/organizations/${organization.id}/credentials`, wide);
  const connections = await connected(url, tenant, long);
  const vault = await configured(url, tenant, long);
  const resources = ["dataset", "model"].map((type) => ({ type, externalId: `${type} of ${long}`, name: long }));
  await send("/projects/long/resources", { resources });
  const registry = { kind: "docker", registry: "registry.example.com:5000", username: "bot", password: "secret" };
  const key = await send<{ id: string }>("/projects/long/keys", { name: long, value: registry });
  const tokens = { meter: "tokens", quantity: 1_234_567, workspace: workspace.id, project: "long" };
  const event = {
    ...tokens,
    id: "furnished",
    time: new Date().toISOString(),
    dimensions: { model: long.slice(0, 60) },
  };
  await callApi(url, "/usage/events", { method: "POST", body: { events: [event] }, cookie: owner.cookie });
  const limit = { scope: "organization", meter: "tokens", amount: "1000000" };
  await callApi(url, `/organizations/${organization.id}/budgets`, {
    method: "POST",
    body: limit,
    cookie: owner.cookie,
  });
  const transfer = { method: "POST", body: { kind: "transfer" }, cookie: owner.cookie };
  await callApi(url, `/organizations/${organization.id}/payment-methods`, transfer);
  await send("/invitations", { emails: [`someone.with.a.rather.long.address.${workspace.slug}@example.com`] });
  return {
    serviceAccount: id,
    credential,
    ofProject: project.id,
    ofOrganization: whole.id,
    connections,
    vault,
    key: key.id,
  };
}

const AREAS: Readonly<Record<string, (tenant: Tenant, made: Furnished) => string[]>> = {
  account: ({ workspace }) => [
    "/",
    "/?of=owned",
    "/account/inbox",
    "/account/preferences",
    "/account/profile",
    "/account/security",
    "/account/storage",
    "/device",
    "/account/workspaces",
    `/account/workspaces/${workspace.slug}/credentials`,
    `/account/workspaces/${workspace.slug}/vault`,
    `/account/workspaces/${workspace.slug}/usage`,
    `/workspaces/${workspace.slug}/vaults`,
  ],
  credentials: ({ workspace, organization }, { serviceAccount, credential, ofProject, ofOrganization }) => [
    `/account/workspaces/${workspace.slug}/credentials/${credential}`,
    `/workspaces/${workspace.slug}/credentials`,
    `/workspaces/${workspace.slug}/credentials/${credential}`,
    `/workspaces/${workspace.slug}/service-accounts/${serviceAccount}`,
    `/workspaces/${workspace.slug}/service-accounts/${serviceAccount}?part=access`,
    `/workspaces/${workspace.slug}/projects/long/credentials/${ofProject}`,
    `/organizations/${organization.slug}/credentials`,
    `/organizations/${organization.slug}/credentials?of=everyone`,
    `/organizations/${organization.slug}/credentials/${ofOrganization}`,
  ],
  workspace: ({ workspace }) =>
    [
      ...["projects", "projects/long/settings", "projects/default/settings", "projects/long/collaborators"],
      ...["projects/long/credentials", "projects/speech/credentials"],
      ...["members", "invitations", "groups", "roles", "service-accounts", "access", "audit", "settings"],
    ].map((part) => `/workspaces/${workspace.slug}/${part}`),
  access: ({ workspace, owner }) =>
    [
      ...["resources", "resources?unused=90", "projects/long/resources", "projects/speech/resources"],
      ...["projects/long/access", "projects/long/access?permission=modify&type=model"],
      ...["access?part=mine", "access?project=long&permission=modify", "access-rules"],
      ...[`members/${owner.id}`, `members/${owner.id}?part=access`],
    ].map((part) => `/workspaces/${workspace.slug}/${part}`),
  configuration: ({ workspace, owner }, { serviceAccount, vault, key }) => [
    ...[
      "projects/long/keys",
      "projects/speech/keys",
      `projects/long/keys/${key}`,
      "vaults",
      `vaults/${vault}`,
      `vaults/${vault}?view=versions`,
      `service-accounts/${serviceAccount}?part=vault`,
    ].map((part) => `/workspaces/${workspace.slug}/${part}`),
    `/workspaces/${workspace.slug}/members/${owner.id}?part=configuration`,
    `/account/workspaces/${workspace.slug}/vault`,
    `/account/workspaces/${workspace.slug}/vault?view=activity`,
  ],
  usage: ({ workspace, organization }) => [
    `/workspaces/${workspace.slug}/usage?meter=tokens`,
    `/workspaces/${workspace.slug}/projects/long/usage?meter=tokens&by=model`,
    `/organizations/${organization.slug}/usage`,
    `/organizations/${organization.slug}/usage?meter=tokens&by=project`,
    `/organizations/${organization.slug}/usage/meters`,
  ],
  billing: ({ organization }) =>
    ["billing", "billing/upgrade", "billing/invoices", "billing/payments", "billing/budgets"].map(
      (part) => `/organizations/${organization.slug}/${part}`,
    ),
  connections: ({ organization }, { connections: [oidc = "", saml = ""] }) =>
    [
      ...["", "/new", "/new?protocol=oidc", "/new?protocol=saml&provider=custom"],
      ...["", "?step=claims", "?step=groups", "?step=test", "?step=finish"].map((step) => `/${oidc}${step}`),
      `/${saml}`,
    ].map((part) => `/organizations/${organization.slug}/identity-providers${part}`),
  organization: ({ organization }) =>
    ["workspaces", "members", "provisioning", "domains", "require-sso", "audit", "settings"].map(
      (part) => `/organizations/${organization.slug}/${part}`,
    ),
};

for (const [area, pathsOf] of Object.entries(AREAS)) {
  test(`an owner's pages of the ${area} are whole, wide and narrow, light and dark`, async ({
    page,
    url,
    tenant,
    login,
  }) => {
    test.setTimeout(240_000);
    const made = await furnish(url, tenant);
    await login("owner");
    for (const path of pathsOf(tenant, made)) await look(page, path);
  });
}

test("an operator's pages are whole, wide and narrow, light and dark", async ({ page, login }) => {
  test.setTimeout(240_000);
  await login("operator");
  const parts = [
    "",
    "?part=mail",
    "?part=users",
    "?part=organizations",
    "?part=plans",
    "?part=billing",
    "?part=invoices",
    "?part=types",
  ];
  for (const part of parts) await look(page, `/instance${part}`);
});

test("the API reference is open to everybody and lists every operation", async ({ page, url }) => {
  // By far the longest page: the whole is scanned once, one operation of each section in both widths and looks.
  test.setTimeout(240_000);
  await look(page, "/docs/api", "article ~ article");
  await scan(page, undefined, ["light"]);
  const document = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as { paths: Record<string, object> };
  const operations = Object.values(document.paths).reduce((sum, item) => sum + Object.keys(item).length, 0);
  await expect(page.getByRole("article")).toHaveCount(operations);
});

test("pages are readable without scripts", async ({ browser, url, tenant }) => {
  await furnish(url, tenant);
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled: false });
  await context.addCookies([{ ...tenant.owner.cookie, url, httpOnly: true, sameSite: "Lax" }]);
  const page = await context.newPage();
  await page.goto(`/account/workspaces/${tenant.workspace.slug}/credentials`);
  await expect(page.getByRole("rowheader", { name: "Build server" })).toBeVisible();
  await page.goto(`/workspaces/${tenant.workspace.slug}/members`);
  await expect(page.getByRole("table", { name: "Users" })).toContainText("Pending");
  const answer = await page.goto("/workspaces/nobody-has-this/projects");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing at this address");
  await context.close();
});

test("a page that is refused says which right is missing, and what to do", async ({ page, tenant, login, watch }) => {
  watch.allow(/status of 40[03]/);
  await login("member");
  const refused = await page.goto(`/workspaces/${tenant.workspace.slug}/audit`);
  expect(refused?.status()).toBe(403);
  await expect(page.getByRole("main")).toContainText("It needs the right “Read the audit” (audit.list). Ask an admin");
  await scan(page);
  const operators = await page.goto("/instance");
  expect(operators?.status()).toBe(403);
  const lost = await page.goto(`/workspaces/${tenant.workspace.slug}/members?cursor=nowhere`);
  expect(lost?.status()).toBe(400);
  await page.getByRole("link", { name: "Open the page without filters" }).click();
  await expect(page.getByRole("table", { name: "Users" })).toBeVisible();
});

test("a former slug, an id and other capitals lead to the same page", async ({ page, url, tenant, login }) => {
  await login("owner");
  const { owner, workspace, organization } = tenant;
  const slug = `renamed-${workspace.slug}`;
  const rename = { method: "PATCH", body: { slug }, cookie: owner.cookie };
  await callApi(url, `/workspaces/${workspace.id}`, rename);
  for (const name of [workspace.slug, workspace.id, slug.toUpperCase()]) {
    await page.goto(`/workspaces/${name}/members?search=member`);
    await expect(page).toHaveURL(`/workspaces/${slug}/members?search=member`);
  }
  await callApi(url, `/organizations/${organization.id}`, { ...rename, body: { slug: `of-${slug}` } });
  await page.goto(`/organizations/${organization.slug}/audit`);
  await expect(page).toHaveURL(`/organizations/of-${slug}/audit`);
});

import type { Page } from "@playwright/test";
import { callApi, type Tenant } from "../api";
import { expect, scan, test } from "../fixtures";

interface Connection {
  id: string;
  displayName: string;
  status: string;
  hasPrivateKey: boolean;
}

function connections(url: string, { owner, organization }: Tenant): Promise<{ items: Connection[] }> {
  return callApi(url, `/organizations/${organization.id}/identity-providers`, { cookie: owner.cookie });
}

async function newDraft(page: Page, { organization }: Tenant, protocol: string, provider: string): Promise<void> {
  await page.goto(`/organizations/${organization.slug}/identity-providers`);
  await page.getByRole("link", { name: "New connection" }).first().click();
  await page.getByRole("link", { name: protocol, exact: true }).click();
  await page.getByRole("link", { name: provider, exact: true }).click();
  await expect(page.getByRole("heading", { name: `${provider} by ${protocol}` })).toBeVisible();
}

test("a connection by OIDC: drafted, filled in step by step, switched on, off, and deleted by its name", async ({
  page,
  url,
  tenant,
  login,
}) => {
  test.setTimeout(180_000);
  await login("owner");
  await newDraft(page, tenant, "OIDC", "Keycloak");
  await page.getByLabel("Name").fill("Company");
  await page.getByRole("button", { name: "Make draft" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Company");

  await test.step("the values for the provider are known at once", async () => {
    const [made] = (await connections(url, tenant)).items;
    await expect(page.getByText(`${url}/sso/${made?.id ?? ""}/callback`, { exact: true })).toBeVisible();
    expect(made?.status).toBe("draft");
  });

  await test.step("the fields of the provider", async () => {
    const form = page.getByRole("region", { name: "Connection", exact: true });
    const values = {
      "Client ID": "tenantry",
      "Client secret": "a secret of the provider",
      Issuer: "https://provider.example",
      "Authorization endpoint": "https://provider.example/authorize",
      "Access token endpoint": "https://provider.example/token",
      "User info endpoint (optional)": "https://provider.example/userinfo",
      "JWKS URI (optional)": "https://provider.example/jwks",
      "Additional scopes (optional)": "groups, roles",
    };
    for (const [label, value] of Object.entries(values)) await form.getByLabel(label, { exact: true }).fill(value);
    await form.getByLabel(/^Create new users on first login/).check();
    await form.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("The connection was saved.")).toBeVisible();
    await page.reload();
    await expect(form.getByLabel("Client ID", { exact: true })).toHaveValue("tenantry");
    await expect(form.getByLabel("Client secret", { exact: true })).toHaveValue("");
    await expect(form.getByLabel("Additional scopes (optional)", { exact: true })).toHaveValue("groups,roles");
  });

  await test.step("claims, and what stands in the way", async () => {
    await page.getByRole("link", { name: "2. Claims" }).click();
    await page.getByLabel("Email", { exact: true }).fill("upn");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("The connection was saved.")).toBeVisible();
    await page.getByRole("link", { name: "5. Save" }).click();
    await expect(page.getByText("No verified domain yet")).toBeVisible();
  });

  await test.step("on, and off again", async () => {
    await page.getByRole("button", { name: "Switch on" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Switch on connection" }).click();
    await expect(page.getByRole("button", { name: "Switch off" })).toBeVisible();
    await page.goto(`/organizations/${tenant.organization.slug}/identity-providers`);
    const turned = page.getByRole("switch", { name: "Active: Company" });
    await expect(turned).toBeChecked();
    await scan(page);
    await turned.click();
    await page.getByRole("dialog").getByRole("button", { name: "Switch off connection" }).click();
    await expect(turned).not.toBeChecked();
    await page.getByRole("link", { name: "Company" }).click();
    await expect(page.getByRole("button", { name: "Switch on" })).toBeVisible();
  });

  await page.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Accounts, memberships and what people made stay.");
  await dialog.getByRole("textbox").fill("Company");
  await dialog.getByRole("button", { name: "Delete connection" }).click();
  await expect(page.getByText("No connection yet")).toBeVisible();
});

test("a connection by SAML gets a key pair of its own, and a group of the provider a meaning", async ({
  page,
  url,
  tenant,
  login,
}) => {
  test.setTimeout(180_000);
  await login("owner");
  await newDraft(page, tenant, "SAML", "JumpCloud");
  await page.getByRole("button", { name: "Make draft" }).click();
  await expect(page.getByText("Reply/ACS URL")).toBeVisible();
  await page.getByRole("button", { name: "Generate key pair" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Generate key pair" }).click();
  await expect(page.getByText("Its certificate", { exact: true })).toBeVisible();
  const [made] = (await connections(url, tenant)).items;
  const one = `/organizations/${tenant.organization.id}/identity-providers/${made?.id ?? ""}`;
  expect((await callApi<Connection>(url, one, { cookie: tenant.owner.cookie })).hasPrivateKey).toBe(true);

  await page.getByRole("link", { name: "3. Groups" }).click();
  await page.getByRole("button", { name: "Add row" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Value of the groups claim").fill("ml-admins");
  await dialog.getByLabel("What it gives").selectOption("organization_role");
  await dialog.getByLabel("Role").selectOption("admin");
  await scan(page);
  await dialog.getByRole("button", { name: "Add row" }).click();
  await expect(page.getByRole("row", { name: "ml-admins" })).toContainText("Admin of the organization");
});

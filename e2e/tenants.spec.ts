import type { Tenant } from "./api";
import { expect, test } from "./fixtures";

/** Every page of a tenant, as its own people reach them. */
function pagesOf({ organization, workspace, owner }: Tenant): string[] {
  const below = (parts: string, base: string) => parts.split(" ").map((part) => `${base}/${part}`);
  return [
    ...below(
      "workspaces members audit credentials settings usage billing billing/upgrade billing/invoices billing/payments billing/budgets",
      `/organizations/${organization.slug}`,
    ),
    ...below(
      "projects resources members invitations groups roles service-accounts credentials access access-rules vaults audit",
      `/workspaces/${workspace.slug}`,
    ),
    ...below(owner.id, `/workspaces/${workspace.slug}/members`),
    ...below("settings resources collaborators credentials access", `/workspaces/${workspace.slug}/projects/default`),
    ...below("credentials vault", `/account/workspaces/${workspace.slug}`),
  ];
}

test.describe("a stranger", { tag: "@main" }, () => {
  test("finds nothing where another tenant's pages are, and learns no name", async ({ page, tenant, login, watch }) => {
    watch.allow(/404/);
    await login("outsider");
    for (const path of pagesOf(tenant)) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(404);
      const html = (await answer?.text()) ?? "";
      expect(html, path).not.toContain(tenant.organization.name);
      expect(html, path).not.toContain(tenant.workspace.id);
      expect(html, path).not.toContain(tenant.owner.email);
    }
  });

  test("is answered the same for a tenant's page and for one that nobody has", async ({
    page,
    tenant,
    login,
    watch,
  }) => {
    watch.allow(/404/);
    await login("outsider");
    const textAt = async (path: string) => {
      await page.goto(path);
      return page.getByRole("main").innerText();
    };
    const nowhere = await textAt("/workspaces/nobody-has-this/projects");
    expect(await textAt(`/workspaces/${tenant.workspace.slug}/projects`)).toBe(nowhere);
  });

  test("is asked to sign in before anything else, and comes back afterwards", async ({ page, tenant }) => {
    for (const path of pagesOf(tenant)) {
      await page.goto(path);
      await expect(page, path).toHaveURL(`/sign-in?next=${encodeURIComponent(path)}`);
    }
  });
});

test("the tenant's own people find their pages", async ({ page, tenant, login }) => {
  await login("owner");
  for (const path of pagesOf(tenant)) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    await expect(page.getByRole("heading", { level: 1 }), path).toBeVisible();
  }
});

import type { Page } from "@playwright/test";
import { callApi, joinTenant, type Place, type SignedIn, type Tenant } from "../api";
import { expect, scan, test } from "../fixtures";

async function makeProject(url: string, { workspace }: Tenant, by: SignedIn, slug: string): Promise<Place> {
  const body = { name: slug, slug };
  return callApi<Place>(url, `/workspaces/${workspace.id}/projects`, { method: "POST", body, cookie: by.cookie });
}

async function confirm(page: Page, verb: string): Promise<void> {
  await page.getByRole("button", { name: verb }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: verb })).not.toHaveAttribute("aria-disabled", "true");
  await scan(page);
  await dialog.getByRole("button", { name: verb }).click();
  await expect(dialog).toBeHidden();
}

test("a project is made with name, project ID and description, and leads to its next steps", async ({
  page,
  tenant,
  login,
}) => {
  const { workspace } = tenant;
  await login("owner");
  await page.goto(`/workspaces/${workspace.slug}`);
  await test.step("navigate to Projects", async () => {
    await page.getByRole("link", { name: "Projects", exact: true }).first().click();
    await expect(page).toHaveURL(`/workspaces/${workspace.slug}/projects`);
  });
  await test.step("add a new project", async () => {
    await page.getByRole("button", { name: "New project" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Project name" }).fill("Churn model");
    await dialog.getByRole("textbox", { name: "Project ID" }).fill("churn_model-1");
    await dialog.getByRole("textbox", { name: "Description" }).fill("Who is about to leave");
    await dialog.getByRole("button", { name: "Create project" }).click();
  });
  await test.step("configure its settings", async () => {
    const made = page.getByRole("dialog", { name: "Churn model is ready" });
    await expect(made.getByRole("link", { name: "Add collaborators" })).toBeVisible();
    await scan(page);
    await made.getByRole("link", { name: "Open its settings" }).click();
    await expect(page).toHaveURL(`/workspaces/${workspace.slug}/projects/churn_model-1/settings`);
    await expect(page.getByRole("textbox", { name: "Description" })).toHaveValue("Who is about to leave");
    await scan(page);
  });
});

test("a project is opened, archived, brought back, deleted with its name typed and restored", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const { workspace, owner } = tenant;
  await makeProject(url, tenant, owner, "states");
  const member = await joinTenant(url, tenant, "member");
  await login("owner");
  await page.goto(`/workspaces/${workspace.slug}/projects/states/settings`);
  await page.getByRole("button", { name: "Open project" }).click();
  await expect(page.getByRole("dialog")).toContainText(member.name);
  await page.getByRole("dialog").getByRole("button", { name: "Open project" }).click();
  await expect(page.getByRole("button", { name: "Make private" })).toBeVisible();
  await confirm(page, "Archive project");
  await expect(page.getByText("This project is archived").first()).toBeVisible();
  await confirm(page, "Bring project back");
  await page.getByRole("button", { name: "Delete project" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("states");
  await dialog.getByRole("button", { name: "Delete project" }).click();
  await expect(page).toHaveURL(`/workspaces/${workspace.slug}/projects`);
  await expect(page.getByRole("rowheader", { name: "states" })).toHaveCount(0);
  await page.goto(`/workspaces/${workspace.slug}/projects?state=deleted`);
  await scan(page);
  await page.getByRole("row", { name: "states" }).hover();
  await page.getByRole("button", { name: "Restore: states" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Restore project" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("rowheader", { name: "states" })).toHaveCount(0);
  await page.goto(`/workspaces/${workspace.slug}/projects/states/settings`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("states");
});

test("a project moves to another workspace, and its former address leads there", async ({
  page,
  url,
  tenant,
  login,
}) => {
  const { workspace, owner, organization } = tenant;
  await makeProject(url, tenant, owner, "nomad");
  const body = { organization: organization.id, name: `Other room of ${owner.name}` };
  const other = await callApi<Place>(url, "/workspaces", { method: "POST", body, cookie: owner.cookie });
  await login("owner");
  await page.goto(`/workspaces/${workspace.slug}/projects/nomad/settings`);
  await page.getByRole("combobox", { name: "To the workspace" }).selectOption(other.slug);
  await page.getByRole("button", { name: "Move project" }).click();
  await expect(page.getByRole("dialog")).toContainText("Its former addresses lead to it");
  await scan(page);
  await page.getByRole("dialog").getByRole("button", { name: "Move project" }).click();
  await expect(page).toHaveURL(`/workspaces/${other.slug}/projects/nomad/settings`);
  await page.goto(`/workspaces/${workspace.slug}/projects/nomad/settings`);
  await expect(page).toHaveURL(`/workspaces/${other.slug}/projects/nomad/settings`);
});

test("a project is handed over, and the former owner stays as an admin", async ({ page, url, tenant, login }) => {
  const { workspace, owner } = tenant;
  await makeProject(url, tenant, owner, "heirloom");
  const heir = await joinTenant(url, tenant, "member");
  await login("owner");
  await page.goto(`/workspaces/${workspace.slug}/projects/heirloom/settings`);
  await page.getByRole("combobox", { name: "New owner" }).fill(heir.name);
  await page.getByRole("option", { name: heir.name }).click();
  await confirm(page, "Hand over project");
  await page.goto(`/workspaces/${workspace.slug}/projects/heirloom/collaborators`);
  await expect(page.getByRole("row", { name: heir.email })).toContainText("Owner");
  await expect(page.getByRole("row", { name: owner.email })).toContainText("Admin");
});

import { callApi } from "../api";
import { expect, scan, test } from "../fixtures";

/** More than the frame around a page lists. */
const WORKSPACES = 22;

test("whoever has many workspaces is in each, and finds those that the switcher does not list by their name", async ({
  page,
  product,
  tenant,
  login,
}) => {
  const { organization, owner } = tenant;
  const slugs: string[] = [];
  for (let number = 1; number <= WORKSPACES; number += 1) {
    const body = { organization: organization.slug, name: `Survey ${number}` };
    const { slug } = await callApi<{ slug: string }>(product.url, "/workspaces", {
      method: "POST",
      body,
      cookie: owner.cookie,
    });
    slugs.push(slug);
  }
  await login("owner");
  const last = `/workspaces/${slugs.at(-1) ?? ""}/members`;
  await page.goto(last);
  const switcher = page.getByRole("navigation", { name: "Organization, workspace and project" });
  await expect(switcher.getByRole("link", { name: `Survey ${WORKSPACES}` })).toBeVisible();
  await test.step("a page that belongs to no place keeps the workspace that the list leaves out", async () => {
    await page.goto("/account/profile");
    await expect(switcher.getByRole("link", { name: `Survey ${WORKSPACES}` })).toBeVisible();
  });
  await test.step("by the switcher, with the keyboard alone", async () => {
    await page.goto(`/workspaces/${tenant.workspace.slug}/members`);
    await page.getByRole("button", { name: /^Switch workspace/ }).press("Enter");
    const field = page.getByRole("combobox", { name: "Find a workspace" });
    await expect(field).toBeFocused();
    await field.fill(`Survey ${WORKSPACES}`);
    await expect(page.getByRole("option", { name: new RegExp(`^Survey ${WORKSPACES}`) })).toBeVisible();
    await scan(page);
    await field.press("Enter");
    await expect(page).toHaveURL(`/workspaces/${slugs.at(-1) ?? ""}/projects`);
  });
  await test.step("by the palette", async () => {
    await page.keyboard.press("ControlOrMeta+K");
    const field = page.getByRole("combobox", { name: "Search or jump to…" });
    await field.fill(`Survey ${WORKSPACES - 1}`);
    await expect(page.getByRole("option", { name: new RegExp(`^Survey ${WORKSPACES - 1}`) })).toBeVisible();
    await field.press("Enter");
    await expect(page).toHaveURL(`/workspaces/${slugs.at(-2) ?? ""}/projects`);
  });
});

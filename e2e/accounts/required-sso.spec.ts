import { expect, scan, test } from "../fixtures";

test("a domain: added with its record to copy, looked up in vain, and removed after what goes with it was said", async ({
  page,
  tenant,
  login,
  watch,
}) => {
  // A domain of everybody's, and one whose record is not there.
  watch.allow(/status of (422|409) .*\/api\/trpc\/domains\.(create|verify)/);
  const { slug } = tenant.organization;
  const domain = `${slug}.example.com`;
  await login("owner");
  await page.goto(`/organizations/${slug}/domains`);
  await page.getByRole("button", { name: "Add domain" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Domain").fill("gmail.com");
  await dialog.getByRole("button", { name: "Add domain" }).click();
  await expect(dialog.getByText(/Everybody can get an address of this mail domain/).first()).toBeVisible();
  await dialog.getByLabel("Domain").fill(domain.toUpperCase());
  await dialog.getByRole("button", { name: "Add domain" }).click();
  const proof = page.getByRole("region", { name: `Prove ${domain}` });
  await expect(proof.getByText(`_tenantry-challenge.${domain}`)).toBeVisible();
  await expect(proof.getByText(/^tenantry-verification=/)).toBeVisible();
  await scan(page);

  const row = page.getByRole("row", { name: new RegExp(domain) });
  await row
    .getByRole("button", { name: /^Verify/ })
    .first()
    .click();
  await dialog.getByRole("button", { name: "Verify" }).click();
  await expect(dialog.getByText(/The DNS record was not found/)).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(row.getByText("Not proved yet")).toBeVisible();
});

test("required single sign-on says what is missing, and keeps the owners' words", async ({ page, tenant, login }) => {
  const { slug } = tenant.organization;
  await login("owner");
  await page.goto(`/organizations/${slug}/require-sso`);
  const before = page.getByRole("region", { name: "Before it can be required" });
  await expect(before.getByText("Missing")).toHaveCount(4);
  await scan(page);
  const words = page.getByRole("region", { name: "Words and exceptions" });
  await words.getByLabel(/^Your own words/).fill("Ask the help desk for an account.");
  await words.getByLabel(/^External collaborators come in/).check();
  await words.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").getByText("Saved")).toBeVisible();
  await page.reload();
  await expect(words.getByLabel(/^Your own words/)).toHaveValue("Ask the help desk for an account.");
});

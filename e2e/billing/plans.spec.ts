import { callApi, type SignedIn, type Tenant } from "../api";
import { expect, scan, test } from "../fixtures";
import { look } from "../look";

interface Plan {
  id: string;
  name: string;
}

/** Plans are sold: who chooses none is on one that limits nothing, since other tests go on beside this one. */
async function sell(url: string, { cookie }: SignedIn): Promise<void> {
  const { items } = await callApi<{ items: Plan[] }>(url, "/instance/plans", { cookie });
  if (items.some(({ name }) => name === "Starter")) return;
  const limits = { members: null, storageBytes: null, apiCalls: null };
  const terms = { charged: false, basePrice: 0, seatPrice: 0, includedSeats: 0, limits, meters: [] };
  const plan = { name: "Starter", description: "To begin with.", public: true, terms };
  const { id } = await callApi<Plan>(url, "/instance/plans", { method: "POST", body: plan, cookie });
  const seller = { sellerName: "Example Cloud GmbH", taxName: "VAT", taxRate: 1_900, terms: "Be kind to each other." };
  await callApi(url, "/instance/billing", { method: "PATCH", body: { ...seller, defaultPlan: id }, cookie });
}

const pathOf = ({ organization }: Tenant, part = "") => `/organizations/${organization.slug}/billing${part}`;

test("an upgrade goes step by step, is reviewed to the cent, and can be given up and kept", async ({
  page,
  url,
  tenant,
  operator,
  login,
}) => {
  test.setTimeout(180_000);
  await sell(url, operator);
  await login("owner");
  await test.step("the page says what the plan is, and that nothing is charged", async () => {
    await look(page, pathOf(tenant));
    await expect(page.getByText("Nothing is charged")).toBeVisible();
    await page.getByRole("link", { name: "Upgrade" }).click();
  });
  await test.step("the plans stand beside each other", async () => {
    await look(page, pathOf(tenant, "/upgrade"));
    await page.getByRole("link", { name: "Choose Pro" }).click();
  });
  await test.step("nothing goes on without the terms", async () => {
    await expect(page.getByText("Be kind to each other.")).toBeVisible();
    const steps = page.getByRole("navigation", { name: "Steps" });
    await expect(steps.locator("[aria-current=step]")).toHaveText("2. Terms");
    await page.getByRole("button", { name: "Agree and continue" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Agree to the terms to go on." })).toBeVisible();
    await scan(page);
    await page.getByLabel("I have read the terms and agree to them").check();
    await page.getByRole("button", { name: "Agree and continue" }).click();
  });
  await test.step("who is billed is filled in, and an address that is none is told", async () => {
    await page.getByLabel("Legal name").fill("Example Works Ltd");
    await page.getByLabel("Address", { exact: true }).fill("1 Example Street");
    await page.getByLabel("City").fill("Berlin");
    await page.getByLabel("Country").fill("de");
    await page.getByLabel("E-mail addresses for invoices").fill("not an address");
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText("It must be e-mail addresses.").first()).toBeVisible();
    await scan(page);
    await page.getByLabel("E-mail addresses for invoices").fill("billing@example.com");
    await page.getByRole("button", { name: "Continue" }).click();
  });
  await test.step("how it is paid", async () => {
    await expect(page.getByRole("heading", { name: "Payment methods" })).toBeVisible();
    await scan(page);
    await page.getByRole("link", { name: "Continue" }).click();
  });
  await test.step("the review says what a month costs and what the rest of this one does", async () => {
    await expect(page.getByText("$15.00 with 1 person as of today, before usage and tax")).toBeVisible();
    await expect(page.getByText("VAT 19%")).toBeVisible();
    await look(page, `${new URL(page.url()).pathname}${new URL(page.url()).search}`);
    await page.getByRole("button", { name: "Change to Pro" }).click();
    await expect(page).toHaveURL(new RegExp(`${pathOf(tenant)}$`));
    await expect(page.getByText("$15.00 for each person and month")).toBeVisible();
  });
  await test.step("given up, it lasts to the end of the month, and can be kept", async () => {
    await page.getByRole("button", { name: "Cancel plan" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("The plan goes on until the end of the month");
    await scan(page);
    await dialog.getByRole("button", { name: "Cancel plan" }).click();
    await expect(page.getByText(/^Starter follows on /)).toBeVisible();
    await page.getByRole("button", { name: "Keep the plan" }).click();
    await expect(page.getByText(/^Starter follows on /)).toHaveCount(0);
  });
});

test("my billing info opens with what it says, and the payment history with nothing", async ({
  page,
  tenant,
  login,
}) => {
  await login("owner");
  await page.goto(pathOf(tenant));
  await page.getByRole("button", { name: "My billing info" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Legal name").fill("Example Works Ltd");
  await dialog.getByLabel("Time zone").fill("Pacific/Auckland");
  await scan(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: "My billing info" }).click();
  await expect(page.getByRole("dialog").getByLabel("Legal name")).toHaveValue("Example Works Ltd");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "My invoices" }).click();
  await expect(page.getByRole("heading", { name: "Payment history", level: 1 })).toBeVisible();
  await expect(page.getByText("No invoices yet")).toBeVisible();
});

test("an operator says who sells, defines a plan and gives it to an organization", async ({
  page,
  url,
  tenant,
  login,
}) => {
  await login("operator");
  await test.step("the seller", async () => {
    await page.goto("/instance?part=billing");
    await page.getByLabel("Name", { exact: true }).fill("Example Cloud GmbH");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("status").getByText("Saved")).toBeVisible();
  });
  await test.step("a price that cannot be read is told", async () => {
    await page.goto("/instance?part=plans");
    await page.getByRole("button", { name: "New plan" }).click();
    const dialog = page.getByRole("dialog");
    const name = `Team ${tenant.organization.slug}`;
    await dialog.getByLabel("Name", { exact: true }).fill(name);
    await dialog.getByLabel("Everybody can choose it").uncheck();
    await dialog.getByLabel("Price for a month, in USD").fill("99");
    await dialog.getByLabel("Prices of what is used").fill("tokens for free");
    await expect(dialog.getByText("Line 1 cannot be read.")).toBeVisible();
    await scan(page);
    await dialog.getByLabel("Prices of what is used").fill("tokens direction=input 0.0003 included 1000");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("$99.00 a month");
  });
  await test.step("it is given to an organization, at once", async () => {
    await page.goto(`/instance?part=organizations&search=${tenant.organization.slug}`);
    await page.getByRole("button", { name: `Actions for ${tenant.organization.name}` }).click();
    await page.getByRole("menuitem", { name: "Set plan" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Plan").selectOption({ label: `Team ${tenant.organization.slug}` });
    await dialog.getByRole("button", { name: "Next" }).click();
    await expect(dialog.getByRole("region", { name: /^Until now/ })).toBeVisible();
    await expect(dialog.getByRole("region", { name: /^From today/ })).toContainText("$99.00 a month");
    await expect(dialog.getByRole("region", { name: "To know" })).toContainText("Some billing info is missing");
    await scan(page);
    await dialog.getByRole("button", { name: "Set plan" }).click();
    await expect(dialog).toHaveCount(0);
  });
  const plan = await callApi<Plan>(url, `/organizations/${tenant.organization.slug}/plan`, {
    cookie: tenant.owner.cookie,
  });
  expect(plan.name).toBe(`Team ${tenant.organization.slug}`);
});

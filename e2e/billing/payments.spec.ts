/* eslint-disable no-empty-pattern -- Playwright reads what a fixture needs from its first parameter, always a pattern. */
import pg from "pg";
import { makeDatabase } from "../../server/testing/database/postgres";
import { shell } from "../../server/testing/processes/shell";
import { StripeServer } from "../../server/testing/payments/stripe-server";
import { callApi, type Tenant } from "../api";
import { BOOT_MILLISECONDS, expect, scan, test as base } from "../fixtures";
import { startProduct } from "../product";

interface Paying {
  stripe: StripeServer;
  database: string;
}

const SEAL_KEYS = `test:${Buffer.alloc(32, 7).toString("base64")}`;

/** An instance that takes cards, through a server of ours that answers as Stripe does. */
const test = base.extend<object, { paying: Paying }>({
  paying: [
    async ({}, use) => {
      const stripe = await StripeServer.start();
      const paying = { stripe, database: "" };
      await use(paying);
      await stripe.stop();
    },
    { scope: "worker" },
  ],

  product: [
    async ({ paying }, use) => {
      const admin = shell.TEST_DATABASE_URL;
      const database = admin === undefined ? null : await makeDatabase(admin, "payments");
      const product = await startProduct({
        environment: {
          ...paying.stripe.environment,
          TENANTRY_SIGN_UP: "open",
          TENANTRY_TRUSTED_PROXIES: "127.0.0.1,::1",
          ...(database === null ? {} : { DATABASE_URL: database.url, TENANTRY_SEAL_KEYS: SEAL_KEYS }),
        },
      });
      const embedded = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(product.data)}`;
      paying.database = database?.url ?? embedded;
      await use(product);
      await product.stop();
      await database?.drop();
    },
    { scope: "worker", timeout: BOOT_MILLISECONDS },
  ],
});

/** An invoice of a month that is over, so old that no task collects it before the test does. */
async function invoiced({ database }: Paying, { organization }: Tenant, number: string): Promise<void> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  // Months are told in UTC, whatever the time zone of the database.
  await client.query("set time zone 'UTC'");
  await client.query(
    `insert into "invoices" ("id", "organizationId", "sequence", "number", "currency", "periodStart", "periodEnd",
       "timeZone", "issuedAt", "dueAt", "subtotal", "taxRate", "tax", "total", "document", "digest")
     select 'ivc_' || substr(md5(random()::text) || md5(random()::text), 1, 26), $1, coalesce(max("sequence"), 0) + 1, $2,
       'USD', date_trunc('month', now()) - interval '1 month', date_trunc('month', now()), 'UTC', now() - interval '61 days',
       now() + interval '14 days', 4500, 0, 0, 4500, '{}', '' from "invoices"`,
    [organization.id, number],
  );
  await client.end();
}

test("a card is given on the provider's page, pays an invoice, and is removed", async ({
  page,
  tenant,
  login,
  paying,
  watch,
}) => {
  test.setTimeout(180_000);
  await login("owner");
  const billing = `/organizations/${tenant.organization.slug}/billing`;
  const methods = page.getByRole("region", { name: "Payment methods" });
  await test.step("there is nothing to pay by yet", async () => {
    await page.goto(billing);
    await expect(methods).toContainText("Nothing to pay by yet");
    await scan(page);
  });
  await test.step("the provider's own page asks for the card and leads back", async () => {
    await methods.getByRole("button", { name: "Add a card" }).click();
    await expect(page).toHaveURL(new RegExp(`^${paying.stripe.url}/page/`));
    await page.getByRole("button", { name: "Save card" }).click();
    await expect(methods.getByRole("row", { name: /Visa •••• 4242/ })).toContainText("Default");
    await expect(page).toHaveURL(new RegExp(`${billing}$`));
    await scan(page);
  });
  await test.step("an invoice is paid at once, and its payment stands in the history", async () => {
    await invoiced(paying, tenant, "INV-JOURNEY-1");
    await page.goto(`${billing}/invoices`);
    const row = page.getByRole("row", { name: /INV-JOURNEY-1/ }).first();
    await row.hover();
    await row
      .getByRole("button", { name: /^Pay now/ })
      .first()
      .click();
    await page.getByRole("dialog").getByRole("button", { name: "Pay now" }).click();
    await expect(page.getByText("The payment is under way")).toBeVisible();
    await expect(async () => {
      await page.reload();
      const payments = page.getByRole("region", { name: "Payments" });
      const invoices = page.getByRole("table", { name: "Payment history" });
      await expect(payments.getByRole("row", { name: /INV-JOURNEY-1/ })).toContainText("Arrived", { timeout: 1_000 });
      await expect(invoices.getByRole("row", { name: /INV-JOURNEY-1/ })).toContainText("Paid", { timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    const invoice = page.getByRole("region", { name: "Payments" }).getByRole("link", { name: "INV-JOURNEY-1" });
    await expect(invoice).toHaveAttribute("href", `${billing}/invoices?search=INV-JOURNEY-1`);
    await scan(page);
  });
  await test.step("the way back of the provider's page alone changes nothing for a page of somebody else", async () => {
    watch.allow(/status of 409/);
    await page.goto(`${billing}?session=cs_of_somebody_else`);
    await expect(methods.getByRole("alert")).toBeVisible();
  });
  await test.step("removed here, it is forgotten at the provider", async () => {
    await page.goto(billing);
    await methods
      .getByRole("row", { name: /Visa/ })
      .getByRole("button", { name: /^Actions/ })
      .click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await expect(methods).toContainText("Nothing to pay by yet");
    await expect.poll(() => [...paying.stripe.methods.values()].every(({ customer }) => customer === null)).toBe(true);
  });
});

test("a budget is set in money and of a meter, changed, seen as it fills, and removed", async ({
  page,
  url,
  tenant,
  login,
}) => {
  test.setTimeout(180_000);
  await login("owner");
  const billing = `/organizations/${tenant.organization.slug}/billing`;
  await page.goto(billing);
  await page.getByRole("link", { name: "Set a budget" }).click();
  const dialog = page.getByRole("dialog");
  await test.step("what is wrong is said at the field, and nothing is lost", async () => {
    await dialog.getByLabel("Amount a month, in USD").fill("12.345");
    await dialog.getByRole("button", { name: "Set a budget" }).click();
    await expect(dialog.getByText("An amount with at most 2 decimals").first()).toBeVisible();
    await scan(page);
    await dialog.getByLabel("Amount a month, in USD").fill("500,00");
    await dialog.getByRole("button", { name: "Set a budget" }).click();
    await expect(page.getByRole("row", { name: /The whole organization.*Money/ })).toContainText("$0.00 of $500.00");
  });
  await test.step("of a meter for one project, with a hard stop", async () => {
    await page.getByRole("button", { name: "Set a budget" }).click();
    await dialog.getByLabel("Scope", { exact: true }).selectOption("Project");
    await dialog.getByRole("combobox", { name: /^Which one/ }).pressSequentially("Default");
    await page
      .getByRole("option", { name: /^Default/ })
      .first()
      .click();
    await dialog.getByLabel("Counts", { exact: true }).selectOption("Tokens");
    await dialog.getByLabel("Amount a month, in tokens").fill("100");
    await dialog.getByLabel(/Stop what is new/).check();
    await dialog.getByRole("button", { name: "Set a budget" }).click();
    await expect(page.getByRole("row", { name: /Default.*Tokens/ })).toContainText("Refuses new usage");
  });
  await test.step("it fills, and refuses what is new", async () => {
    const event = { time: new Date().toISOString(), meter: "tokens", workspace: tenant.workspace.id };
    const send = async (id: string, quantity: number) => {
      const body = { events: [{ ...event, id, quantity }] };
      const call = { method: "POST", body, cookie: tenant.owner.cookie };
      const { items } = await callApi<{ items: { status: string; reason?: string }[] }>(url, "/usage/events", call);
      return items[0];
    };
    expect(await send("one", 100)).toMatchObject({ status: "accepted" });
    expect(await send("two", 1)).toMatchObject({ status: "refused", reason: "budget_reached" });
    await page.reload();
    await expect(page.getByRole("row", { name: /Default.*Tokens/ })).toContainText("Reached");
    await scan(page);
  });
  await test.step("who manages the project sees it there, and changes nothing", async () => {
    await page.goto(`/workspaces/${tenant.workspace.slug}/projects/default/usage`);
    const here = page.getByRole("region", { name: "Budgets" });
    await expect(here.getByRole("row", { name: /Tokens/ })).toContainText("Refuses new usage");
    await expect(here.getByRole("row", { name: /Money/ })).toHaveCount(0);
    await expect(here.getByRole("button", { name: /^Actions/ })).toHaveCount(0);
    await scan(page);
    await page.goto(`${billing}/budgets`);
  });
  await test.step("changed and removed", async () => {
    const row = page.getByRole("row", { name: /Default.*Tokens/ });
    await row.getByRole("button", { name: /^Actions/ }).click();
    await page.getByRole("menuitem", { name: "Change" }).click();
    await dialog.getByLabel("Amount a month, in tokens").fill("400");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(row).toContainText("25%");
    await row.getByRole("button", { name: /^Actions/ }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await dialog.getByRole("button", { name: "Remove" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(row).toHaveCount(0);
  });
});

test("an operator records what arrived by transfer", async ({ page, tenant, login, paying, watch }) => {
  test.setTimeout(180_000);
  watch.allow(/status of 422/);
  await invoiced(paying, tenant, "INV-JOURNEY-2");
  await login("operator");
  await page.goto("/instance?part=invoices&search=INV-JOURNEY-2");
  const row = page.getByRole("row", { name: /INV-JOURNEY-2/ });
  await expect(row).toContainText("$45.00");
  await scan(page);
  await row.hover();
  await row
    .getByRole("button", { name: /^Record a payment/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Amount that arrived, in USD").fill("45.01");
  await dialog.getByRole("button", { name: "Record a payment" }).click();
  await expect(dialog.getByText("That is more than is left to pay.").first()).toBeVisible();
  await scan(page);
  await dialog.getByLabel("Amount that arrived, in USD").fill("45");
  await dialog.getByLabel("Reference").fill("Statement 7");
  await dialog.getByRole("button", { name: "Record a payment" }).click();
  await expect(page.getByText("Payment recorded")).toBeVisible();
  await expect(row).toHaveCount(0);
  await test.step("what was given back is said, and is not asked for again", async () => {
    await page.goto("/instance?part=invoices&search=INV-JOURNEY-2&state=all");
    await row.getByRole("button", { name: /^Actions/ }).click();
    await page.getByRole("menuitem", { name: "Record a refund" }).click();
    await scan(page);
    await dialog.getByLabel("Amount that was given back, in USD").fill("10");
    await dialog.getByRole("button", { name: "Record a refund" }).click();
    await expect(page.getByText("Refund recorded")).toBeVisible();
    await expect(row).toContainText("$10.00 given back");
    await expect(row).toContainText("Paid");
    await scan(page);
  });
});

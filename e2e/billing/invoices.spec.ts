import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import pg from "pg";
import { callApi, type SignedIn, type Tenant } from "../api";
import { expect, scan, test } from "../fixtures";
import { look } from "../look";

const NAMES = {
  legalName: "Größe & Söhne Łódź – 株式会社サンプル 주식회사 Россия บริษัท שלום",
  addressLine1: "1 Example Street",
  postalCode: "10115",
  city: "Berlin",
  country: "DE",
  taxId: "DE123456789",
  purchaseOrder: "PO-4711",
  emails: ["invoices-of-nobody-here@example.com"],
};

interface Running {
  url: string;
  database: string;
  operator: SignedIn;
}

/** The organization has been on Pro since the month before, and used something in it. */
async function lastMonth({ url, database, operator }: Running, tenant: Tenant): Promise<void> {
  const { organization, workspace, owner } = tenant;
  const { cookie } = owner;
  const at = `/organizations/${organization.id}`;
  await callApi(url, `${at}/billing-details`, { method: "PATCH", body: NAMES, cookie });
  const set = { method: "PUT", body: { plan: "pro" }, cookie: operator.cookie };
  await callApi(url, `/instance/organizations/${organization.id}/plan`, set);
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  // Months are told in UTC, whatever the time zone of the database.
  await client.query("set time zone 'UTC'");
  const { rows } = await client.query<{ day: string }>(
    `select (date_trunc('month', now()) - interval '10 days')::date::text as "day"`,
  );
  const event = { meter: "tokens", quantity: 20_000_000, workspace: workspace.id, dimensions: { direction: "input" } };
  const time = `${rows[0]?.day ?? ""}T12:00:00Z`;
  const events = [
    { ...event, id: "last-month", time },
    { ...event, id: "this-month", time: new Date().toISOString() },
  ];
  await callApi(url, "/usage/events", { method: "POST", body: { events }, cookie });
  await client.query(
    `insert into "usage_day_totals" ("organizationId", "day", "workspaceId", "projectId", "meter", "quantity", "events")
     select $1, d::date, '', '', 'members', 3, 1
     from generate_series(date_trunc('month', now()) - interval '1 month', date_trunc('month', now()) - interval '1 day', '1 day') d`,
    [organization.id],
  );
  // Last of all: from here on the month is over, and may be invoiced at any moment.
  await client.query(
    `update "subscription_changes" set "at" = date_trunc('month', now()) - interval '1 month' where "organizationId" = $1`,
    [organization.id],
  );
  await client.query(`delete from "schedules" where "task" = 'issue-invoices'`);
  await client.end();
}

async function saved(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name }).first().click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test("a month on a plan is invoiced by itself, and its invoice is saved, printed and mailed", async ({
  page,
  url,
  product,
  operator,
  tenant,
  login,
  letter,
}) => {
  test.setTimeout(240_000);
  const seller = { sellerName: "Example Cloud GmbH", taxName: "VAT", taxRate: 1_900, lateDays: 0 };
  await callApi(url, "/instance/billing", { method: "PATCH", body: seller, cookie: operator.cookie });
  await lastMonth({ url, database: product.database, operator }, tenant);
  const path = `/organizations/${tenant.organization.slug}/billing`;
  const owner = await login("owner");
  await test.step("the running month shows how it builds up, as a picture and as a table", async () => {
    await look(page, path);
    await expect(page.getByRole("img", { name: /^Charges of the month, day by day/ })).toBeVisible();
    await page.getByText("The numbers as a table").click();
    const table = page.getByRole("table", { name: "How the charges build up" });
    await expect(table.getByRole("columnheader", { name: "In all" })).toBeVisible();
    await scan(page);
  });
  await test.step("the task that issues invoices does so", async () => {
    await expect(async () => {
      await page.goto(`${path}/invoices`);
      await expect(page.getByRole("row", { name: /INV-\d{4}-\d{6}/ })).toContainText("$", { timeout: 1_000 });
    }).toPass({ timeout: 120_000 });
    await look(page, `${path}/invoices`);
  });
  const number = (await page.getByRole("rowheader", { name: /INV-/ }).first().innerText()).trim();
  await test.step("its address got it by mail", async () => {
    const sent = await letter(NAMES.emails[0] ?? "", `Invoice ${number}`);
    expect(sent.attachments.map(({ filename }) => filename)).toEqual([`${number}.pdf`]);
  });
  await test.step("it is saved as a PDF and as JSON that say the same", async () => {
    const json = await saved(page, `Download JSON: ${number}`);
    expect(json.name).toBe(`${number}.json`);
    const { document } = JSON.parse(json.bytes.toString()) as { document: Record<string, unknown> };
    expect(document).toMatchObject({
      number,
      customer: { name: NAMES.legalName, taxId: "DE123456789", purchaseOrder: "PO-4711", emails: NAMES.emails },
      taxRate: 1_900,
    });
    const pdf = await saved(page, `Download PDF: ${number}`);
    expect(pdf.name).toBe(`${number}.pdf`);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.bytes.toString("latin1")).toContain(`(Invoice ${number})`);
    expect(pdf.bytes.toString("latin1")).toContain("/MediaBox [0 0 595.28 841.89]");
  });
  await test.step("the newest go to whoever asks, by mail", async () => {
    await page.getByRole("button", { name: "Email invoices" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText(owner.email);
    await scan(page);
    await dialog.getByRole("button", { name: "Email invoices" }).click();
    await expect(dialog).toHaveCount(0);
    const sent = await letter(owner.email, `Invoices of ${tenant.organization.name}`);
    expect(sent.attachments.map(({ filename }) => filename)).toEqual([`${number}.pdf`]);
  });
});

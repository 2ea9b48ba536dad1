import { beforeAll, describe, expect, test } from "vitest";
import { taskScope } from "@/server/background/task-scope";
import { afterMonths, DETAILS, invoicedMonth, membersOn, onPro, sellPlans } from "@/server/testing/examples/billing";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { organization, organizationMember, person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { takeServerErrors } from "@/server/testing/processes/server-log";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { issueInvoices } from "./issue";

useDatabase();

const MONTH = "date_trunc('month', now())";
const THIS_MONTH_ENDS = "(date_trunc('month', now()) + interval '1 month')";

/** Some time after the running month, when its invoice is due. */
const NEXT_MONTH = afterMonths();

async function tokensOn(organizationId: string, day: string, quantity: number): Promise<void> {
  await sql(
    `insert into "usage_days" ("organizationId", "day", "workspaceId", "projectId", "actorType", "actorId", "meter",
       "dimensionsKey", "quantity", "events")
     values ($1, ${day}, 'w', 'p', '', '', 'tokens', '{"direction":"input"}', $2, 1)
     on conflict ("organizationId", "meter", "day", "workspaceId", "projectId", "actorId", "dimensionsKey")
     do update set "quantity" = "usage_days"."quantity" + excluded."quantity"`,
    organizationId,
    quantity,
  );
  await sql(
    `insert into "usage_day_totals" ("organizationId", "day", "workspaceId", "projectId", "meter", "quantity", "events")
     values ($1, ${day}, '', '', 'tokens', $2, 1)
     on conflict ("organizationId", "meter", "workspaceId", "projectId", "day")
     do update set "quantity" = "usage_day_totals"."quantity" + excluded."quantity", "events" = "usage_day_totals"."events" + 1`,
    organizationId,
    quantity,
  );
}

const invoicesOf = (id: string) =>
  sql<{ id: string; number: string; sequence: number; total: string }>(
    'select "id", "number", "sequence", "total" from "invoices" where "organizationId" = $1 order by "id"',
    id,
  );

describe("a month on Pro", () => {
  let of: Tenant;
  const at = () => ({ organization: of.organization.id });

  beforeAll(async () => {
    of = await tenant();
    await onPro(of);
    await sql(`update "billing_settings" set "taxRate" = 1900, "taxName" = 'VAT', "paymentNote" = 'IBAN DE00'`);
    await sql(`update "subscription_changes" set "at" = ${MONTH} where "organizationId" = $1`, of.organization.id);
    await membersOn(of.organization.id, MONTH, THIS_MONTH_ENDS, 3);
    await tokensOn(of.organization.id, `${MONTH}::date`, 1_000_000);
    await issueInvoices(taskScope(), NEXT_MONTH);
  });

  test("its estimate is its invoice to the cent, and each line is its quantity at its price", async () => {
    const caller = callerOf(of.owner);
    const estimate = await caller.invoices.estimate(at());
    expect(estimate).toMatchObject({ plan: "Pro", subtotal: 4_800, taxRate: 1_900, tax: 912, total: 5_712 });
    expect(estimate.lines).toMatchObject([
      { kind: "seats", quantity: "3", unitPrice: "1500", amount: 4_500 },
      { kind: "usage", meter: "tokens", quantity: "1000000", unitPrice: "0.0003", amount: 300 },
    ]);
    const { items } = await caller.invoices.list(at());
    expect(items).toMatchObject([{ subtotal: 4_800, tax: 912, total: 5_712, outstanding: 5_712, state: "open" }]);
    const invoice = await caller.invoices.get({ ...at(), invoice: items[0]?.number ?? "" });
    const { lines, customer, seller, taxName, paymentNote } = invoice.document;
    expect(lines).toEqual(estimate.lines);
    expect({ taxName, paymentNote }).toEqual({ taxName: "VAT", paymentNote: "IBAN DE00" });
    expect(seller.name).toBe("Example Cloud GmbH");
    expect(customer).toMatchObject({
      name: DETAILS.legalName,
      address: ["1 Example Street", "10115 Berlin", "Germany"],
      taxId: DETAILS.taxId,
      purchaseOrder: DETAILS.purchaseOrder,
      emails: DETAILS.emails,
    });
  });

  test("it is issued once, however often the task runs, also at once", async () => {
    const before = await invoicesOf(of.organization.id);
    await Promise.all([1, 2, 3].map(() => issueInvoices(taskScope(), NEXT_MONTH)));
    expect(await invoicesOf(of.organization.id)).toEqual(before);
    const audited = sql(
      `select 1 from "audit_entries" where "action" = 'invoice.issue' and "targetId" = $1`,
      before[0]?.id,
    );
    expect(await audited).toHaveLength(1);
  });

  test("later changes of the details do not reach it, and the database refuses any change of it", async () => {
    const [issued] = await invoicesOf(of.organization.id);
    const one = { ...at(), invoice: issued?.id ?? "" };
    const before = await callerOf(of.owner).invoices.get(one);
    await callerOf(of.owner).billingDetails.update({ ...at(), taxId: "DE000000000", legalName: "Another Name" });
    expect(await callerOf(of.owner).invoices.get(one)).toEqual(before);
    await expect(sql('update "invoices" set "total" = 1 where "id" = $1', one.invoice)).rejects.toThrow();
    await expect(sql('delete from "invoice_lines" where "invoiceId" = $1', one.invoice)).rejects.toThrow();
  });

  test("what comes late is on the next invoice as an adjustment, once", async () => {
    await tokensOn(of.organization.id, `${MONTH}::date`, 500_000);
    const monthAfter = afterMonths(2);
    await issueInvoices(taskScope(), monthAfter);
    const { items } = await callerOf(of.owner).invoices.list({ ...at(), limit: 1 });
    const { document } = await callerOf(of.owner).invoices.get({ ...at(), invoice: items[0]?.id ?? "" });
    expect(document.lines).toMatchObject([{ kind: "adjustment", meter: "tokens", quantity: "500000", amount: 150 }]);
    await issueInvoices(taskScope(), afterMonths(3));
    expect(await invoicesOf(of.organization.id)).toHaveLength(2);
  });

  test("owners and billing people read invoices, admins and other tenants do not", async () => {
    const [issued] = await invoicesOf(of.organization.id);
    const one = { ...at(), invoice: issued?.id ?? "" };
    const [billing, admin] = [await person(), await person()];
    await organizationMember(of.organization, billing, "billing");
    await organizationMember(of.organization, admin, "admin");
    expect((await callerOf(billing).invoices.get(one)).id).toBe(one.invoice);
    expect(await refusalOf(callerOf(admin).invoices.get(one))).toBe("FORBIDDEN permission_missing");
    expect((await callerOf(admin).invoices.estimate(at())).plan).toBe("Pro");
    const other = await tenant();
    const theirs = { organization: other.organization.id, invoice: one.invoice };
    expect(await refusalOf(callerOf(other.owner).invoices.get(theirs))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(callerOf(other.owner).invoices.get(one))).toBe("NOT_FOUND not_found");
  });
});

test("numbers have no gap over all customers, and one that fails keeps no other back", async () => {
  const customers = [await tenant(), await tenant(), await tenant()];
  const ids = [];
  for (const one of customers) {
    await onPro(one);
    const { id } = one.organization;
    await sql(`update "subscription_changes" set "at" = ${MONTH} where "organizationId" = $1`, id);
    await membersOn(id, MONTH, THIS_MONTH_ENDS, 1);
    ids.push(id);
  }
  // Something that nobody can read: this month cannot be issued.
  await sql(
    `insert into "usage_days" ("organizationId", "day", "workspaceId", "projectId", "actorType", "actorId", "meter",
       "dimensionsKey", "quantity", "events") values ($1, ${MONTH}::date, 'w', 'p', '', '', 'tokens', '{', 1, 1)`,
    ids[1],
  );
  await expect(issueInvoices(taskScope(), NEXT_MONTH)).rejects.toThrow();
  expect(takeServerErrors()).toEqual([expect.stringContaining(`"organizationId":"${ids[1]}"`)]);
  await sql(`delete from "usage_days" where "organizationId" = $1`, ids[1]);
  const issued = await sql<{ sequence: number; organizationId: string }>(
    'select "sequence", "organizationId" from "invoices" order by "sequence"',
  );
  expect(issued.map(({ sequence }) => sequence)).toEqual(issued.map((_, index) => index + 1));
  expect(issued.map(({ organizationId }) => organizationId)).not.toContain(ids[1]);
  expect(issued.map(({ organizationId }) => organizationId)).toEqual(expect.arrayContaining([ids[0], ids[2]]));
});

test("three tasks at once issue each invoice once, with numbers one after the other", async () => {
  const ids: string[] = [];
  for (const one of [await tenant(), await tenant()]) {
    await onPro(one);
    const { id } = one.organization;
    await sql(`update "subscription_changes" set "at" = ${MONTH} where "organizationId" = $1`, id);
    await membersOn(id, MONTH, THIS_MONTH_ENDS, 1);
    ids.push(id);
  }
  const runs = await Promise.allSettled([1, 2, 3].map(() => issueInvoices(taskScope(), NEXT_MONTH)));
  const passedOver = "what another task has closed is passed over";
  expect(
    runs.map(({ status }) => status),
    passedOver,
  ).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
  expect(takeServerErrors(), passedOver).toEqual([]);
  for (const id of ids) expect(await invoicesOf(id)).toHaveLength(1);
  const [numbers] = await sql(
    `select count(*) = max("sequence") and max("sequence") = (select "lastInvoiceNumber" from "billing_settings") as "whole" from "invoices"`,
  );
  expect(numbers).toEqual({ whole: true });
});

test("a month that comes to nothing has no invoice and is closed", async () => {
  const owner = await person();
  const made = await organization(owner);
  await onPro({ owner, organization: made });
  await sql(`update "subscription_changes" set "at" = ${MONTH} where "organizationId" = $1`, made.id);
  await issueInvoices(taskScope(), NEXT_MONTH);
  expect(await invoicesOf(made.id)).toEqual([]);
  const [account] = await sql<{ closed: boolean }>(
    `select "closedUntil" = ${THIS_MONTH_ENDS}::date as "closed" from "billing_accounts" where "organizationId" = $1`,
    made.id,
  );
  expect(account).toEqual({ closed: true });
});

test("a month that is over and waits for its invoice is told beside the running one, as its invoice will be", async () => {
  const of = await tenant();
  await onPro(of);
  const { id } = of.organization;
  const at = { organization: id };
  await sql(`update "billing_settings" set "lateDays" = 27`);
  await sql(`update "subscription_changes" set "at" = ${MONTH} - interval '2 months' where "organizationId" = $1`, id);
  await membersOn(id, `${MONTH} - interval '1 month'`, MONTH, 2);
  const { awaiting, period, lines } = await callerOf(of.owner).invoices.estimate(at);
  expect(lines).toEqual([]);
  // The month before that had nobody, so it has no invoice to wait for.
  expect(awaiting).toMatchObject([{ period: { end: period.start }, subtotal: 3_000 }]);
  expect(Date.parse(awaiting[0]?.issuedOn ?? "")).toBeGreaterThanOrEqual(Date.parse(period.start) + 27 * 86_400_000);
  await issueInvoices(taskScope(), NEXT_MONTH);
  const { items } = await callerOf(of.owner).invoices.list(at);
  const issued = items.find(({ periodEnd }) => periodEnd === period.start);
  expect(issued).toMatchObject({ subtotal: 3_000, total: awaiting[0]?.total });
  expect((await callerOf(of.owner).invoices.estimate(at)).awaiting).toEqual([]);
});

test("while the month before is open, what is late for closed ones is not in the estimate of the running one", async () => {
  const of = await tenant();
  await onPro(of);
  const { id } = of.organization;
  await sql(`update "subscription_changes" set "at" = ${MONTH} - interval '3 months' where "organizationId" = $1`, id);
  await sql(
    `update "billing_accounts" set "closedUntil" = (${MONTH} - interval '1 month')::date where "organizationId" = $1`,
    id,
  );
  await tokensOn(id, `(${MONTH} - interval '2 months')::date`, 1_000_000);
  expect((await callerOf(of.owner).invoices.estimate({ organization: id })).lines).toEqual([]);
});

test("a month is closed in the customer's own zone, late events are waited for", async () => {
  await sellPlans();
  await sql(`update "billing_settings" set "lateDays" = 3`);
  const owner = await person();
  const made = await organization(owner);
  await callerOf(owner).billingDetails.update({ organization: made.id, timeZone: "America/Los_Angeles" });
  await onPro({ owner, organization: made });
  const period = (await callerOf(owner).subscriptions.get({ organization: made.id })).period;
  expect(period.timeZone).toBe("America/Los_Angeles");
  await membersOn(made.id, `date '${period.start}'`, `date '${period.end}'`, 1);
  const ends = new Date(period.endsAt).getTime();
  const threeDays = 3 * 86_400_000;
  await issueInvoices(taskScope(), new Date(ends + threeDays - 2 * 3_600_000));
  expect(await invoicesOf(made.id)).toEqual([]);
  await issueInvoices(taskScope(), new Date(ends + threeDays + 2 * 3_600_000));
  expect(await invoicesOf(made.id)).toHaveLength(1);
});

test("an invoice goes by mail to whoever it is for, and to whoever asks", async () => {
  const of = await tenant();
  const invoice = await invoicedMonth(of);
  const letters = () =>
    sql('select "recipient", "kind" from "mails" where "organizationId" = $1 order by "id"', of.organization.id);
  expect(await letters()).toEqual([{ recipient: "billing@example.com", kind: "invoice" }]);
  const input = { organization: of.organization.id, invoices: [invoice] };
  expect(await refusalOf(callerOf(of.owner).invoices.email(input))).toBe("UNAVAILABLE mail_off");
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { completeEnv } from "@/server/env";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { organizationMember, person, type Person } from "@/server/testing/factory";
import { givenCard, issuedInvoice, runPaymentJobs } from "@/server/testing/payments/payments";
import { refusalOf } from "@/server/testing/refusal";
import { systemRequest } from "@/server/testing/requests";
import { payThrough, stripeServer } from "@/server/testing/payments/stripe";
import type { StripeServer } from "@/server/testing/payments/stripe-server";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { purgeOrganizations } from "../organizations/commands/purge-organizations";
import { collectDue, lookUpPayments } from "./collect";

useDatabase();

let of: Tenant;
let operator: Person;
let server: StripeServer;
let at: { organization: string };

beforeAll(async () => {
  server = await stripeServer();
  operator = await person({ operator: true });
});
beforeEach(async () => {
  of = await tenant();
  at = { organization: of.organization.id };
  server.nextStatus = "succeeded";
});
afterAll(() => server.stop());

const payments = async () => (await callerOf(of.owner).payments.list(at)).items;
const intentsOf = (payment: string) =>
  [...server.intents.values()].filter(({ metadata }) => JSON.stringify(metadata).includes(payment));

describe("what an organization pays by", () => {
  test("is a card that was given on the provider's page alone, and pays from then on", async () => {
    const first = await givenCard(of.owner, of.organization, { last4: "4242" });
    const second = await givenCard(of.owner, of.organization, { last4: "1881" });
    const { items, cards } = await callerOf(of.owner).paymentMethods.list(at);
    expect(cards).toBe(true);
    expect(items.map(({ id, brand, last4, isDefault }) => ({ id, brand, last4, isDefault }))).toEqual([
      { id: first.id, brand: "visa", last4: "4242", isDefault: false },
      { id: second.id, brand: "visa", last4: "1881", isDefault: true },
    ]);
    const customers = [...server.customers.values()].filter(({ name }) => name === of.organization.name);
    expect(customers).toHaveLength(1);
  });

  test("goes with its row here and at the provider; what is left pays in its place", async () => {
    const first = await givenCard(of.owner, of.organization);
    const second = await givenCard(of.owner, of.organization);
    await callerOf(of.owner).paymentMethods.remove({ ...at, method: second.id });
    await runPaymentJobs();
    expect(server.methods.get(second.ref)?.customer).toBeNull();
    const { items } = await callerOf(of.owner).paymentMethods.list(at);
    expect(items).toMatchObject([{ id: first.id, isDefault: true }]);
  });

  test("is forgotten at the provider when its organization is forgotten", async () => {
    const card = await givenCard(of.owner, of.organization);
    await sql(
      `update "organizations" set "deletedAt" = now() - interval '31 days' where "id" = $1`,
      of.organization.id,
    );
    await purgeOrganizations(systemRequest());
    await runPaymentJobs();
    expect(server.methods.get(card.ref)?.customer).toBeNull();
  });

  test("is a transfer once, and cards are refused where no provider is set", async () => {
    await callerOf(of.owner).paymentMethods.add({ ...at, kind: "transfer" });
    expect(await refusalOf(callerOf(of.owner).paymentMethods.add({ ...at, kind: "transfer" }))).toBe(
      "CONFLICT taken (kind)",
    );
    completeEnv({ STRIPE_SECRET_KEY: undefined });
    expect(await refusalOf(callerOf(of.owner).paymentMethods.add({ ...at, kind: "card" }))).toBe(
      "UNAVAILABLE cards_off",
    );
    payThrough(server);
  });

  test("is never taken over from a page of another organization, nor from one that was left", async () => {
    const other = await tenant();
    const { url } = await callerOf(other.owner).paymentMethods.add({
      organization: other.organization.id,
      kind: "card",
    });
    const session = new URL(url ?? "").pathname.split("/").at(-1) ?? "";
    await givenCard(of.owner, of.organization);
    const confirm = () => refusalOf(callerOf(of.owner).paymentMethods.confirm({ ...at, session }));
    expect(await confirm()).toBe("CONFLICT card_unfinished (session)");
    server.finish(session);
    expect(await confirm()).toBe("NOT_FOUND not_found");
  });
});

test.each([
  [undefined, ""],
  ["/organizations/SLUG/billing/upgrade?step=payment&session=old", "/upgrade?step=payment"],
  ["https://evil.example.com/", ""],
  ["//evil.example.com/organizations/SLUG/billing", ""],
  ["/organizations/SLUG/billing/../../../account/profile", ""],
  ["/organizations/another/billing", ""],
])("the provider's page leads back below the organization's billing, whatever it was told: %j", async (next, path) => {
  const { slug } = of.organization;
  await callerOf(of.owner).paymentMethods.add({ ...at, kind: "card", next: next?.replace("SLUG", slug) });
  const page = [...server.sessions.values()].at(-1);
  const home = `http://localhost:3000/organizations/${slug}/billing`;
  expect(page?.cancel_url).toBe(`${home}${path}`);
  expect(page?.success_url).toBe(`${home}${path}${path === "" ? "?" : "&"}session={CHECKOUT_SESSION_ID}`);
});

describe("a payment", () => {
  test("takes what is left of an invoice by the default card, once", async () => {
    await givenCard(of.owner, of.organization);
    const { id, number } = await issuedInvoice(of.organization.id, 4_711);
    const payment = await callerOf(of.owner).payments.pay({ ...at, invoice: id });
    expect(payment).toMatchObject({ status: "pending", amount: 4_711, currency: "USD", method: "visa •••• 4242" });
    expect(await refusalOf(callerOf(of.owner).payments.pay({ ...at, invoice: id }))).toBe("CONFLICT payment_pending");
    await runPaymentJobs();
    expect(await payments()).toMatchObject([{ id: payment.id, status: "succeeded", invoice: { number } }]);
    expect(intentsOf(payment.id)).toMatchObject([{ amount: 4_711, currency: "usd" }]);
    expect(await refusalOf(callerOf(of.owner).payments.pay({ ...at, invoice: id }))).toBe("CONFLICT invoice_paid");
    const rows = await sql(
      `select "action", "actorType" from "audit_entries" where "targetId" in ($1, $2) order by "id"`,
      id,
      payment.id,
    );
    expect(rows).toEqual([
      { action: "invoice.pay", actorType: "user" },
      { action: "payment.settle", actorType: "system" },
    ]);
  });

  test("is taken once although answers are lost and the provider fails in between", async () => {
    await givenCard(of.owner, of.organization);
    const { id } = await issuedInvoice(of.organization.id);
    const payment = await callerOf(of.owner).payments.pay({ ...at, invoice: id });
    // Two tries of one call: the money is taken, and nobody hears of it.
    server.failing.push("lost", "lost");
    await runPaymentJobs();
    expect(await payments()).toMatchObject([{ status: "pending" }]);
    await sql(`update "jobs" set "runAt" = now() where "endedAt" is null`);
    await runPaymentJobs();
    expect(await payments()).toMatchObject([{ status: "succeeded" }]);
    expect(intentsOf(payment.id)).toHaveLength(1);
  });

  test.each([
    ["declined", "card_declined"],
    ["poor", "insufficient_funds"],
    ["old", "card_expired"],
    ["careful", "authentication_required"],
  ] as const)(
    "by a card that is %s fails with the bank's reason, and those who pay are told",
    async (bank, failure) => {
      const billing = await person();
      await organizationMember(of.organization, billing, "billing");
      await givenCard(of.owner, of.organization, { bank });
      const { id } = await issuedInvoice(of.organization.id);
      await callerOf(of.owner).payments.pay({ ...at, invoice: id });
      await runPaymentJobs();
      expect(await payments()).toMatchObject([{ status: "failed", failure }]);
      const { items } = await callerOf(billing).notifications.list({});
      expect(items).toMatchObject([{ kind: "payment.failed", path: `/organizations/${of.organization.slug}/billing` }]);
    },
  );

  test("of which nothing was heard is looked up, and ends after a day where the provider never got it", async () => {
    await givenCard(of.owner, of.organization);
    const { id } = await issuedInvoice(of.organization.id);
    const payment = await callerOf(of.owner).payments.pay({ ...at, invoice: id });
    server.nextStatus = "processing";
    await runPaymentJobs();
    const [intent] = intentsOf(payment.id);
    const age = (hours: number) =>
      sql(`update "payments" set "createdAt" = now() - make_interval(hours => $2) where "id" = $1`, payment.id, hours);
    await age(1);
    await lookUpPayments(systemRequest());
    expect(await payments()).toMatchObject([{ status: "pending" }]);
    Object.assign(intent ?? {}, { status: "succeeded" });
    await lookUpPayments(systemRequest());
    expect(await payments()).toMatchObject([{ status: "succeeded" }]);
    const lost = await issuedInvoice(of.organization.id);
    const never = await callerOf(of.owner).payments.pay({ ...at, invoice: lost.id });
    await sql(`update "payments" set "createdAt" = now() - interval '25 hours' where "id" = $1`, never.id);
    // Its job comes too late to put it to the provider, whose keys are forgotten by now.
    await runPaymentJobs();
    await lookUpPayments(systemRequest());
    const failed = await callerOf(of.owner).payments.list({ ...at, invoice: lost.id });
    expect(failed.items).toMatchObject([{ status: "failed", failure: "never_arrived" }]);
    expect(intentsOf(never.id)).toEqual([]);
  });

  test("is found among however many payments the customer has had since", async () => {
    await givenCard(of.owner, of.organization);
    const { id } = await issuedInvoice(of.organization.id);
    const payment = await callerOf(of.owner).payments.pay({ ...at, invoice: id });
    await runPaymentJobs();
    const [intent] = intentsOf(payment.id);
    for (let one = 0; one < 120; one += 1) {
      const later = server.id("pi");
      server.intents.set(later, { ...intent, id: later, metadata: {} });
    }
    await sql(
      `update "payments" set "status" = 'pending', "settledAt" = null, "providerRef" = null,
         "createdAt" = now() - interval '25 hours' where "id" = $1`,
      payment.id,
    );
    await lookUpPayments(systemRequest());
    const { items } = await callerOf(of.owner).payments.list({ ...at, invoice: id });
    expect(items).toMatchObject([{ status: "succeeded" }]);
  });

  test("ends after a day where the provider was taken away before it had it; what it had waits", async () => {
    await givenCard(of.owner, of.organization);
    const statuses = [];
    for (const ref of [null, "pi_taken_away"]) {
      const { id } = await issuedInvoice(of.organization.id);
      const payment = await callerOf(of.owner).payments.pay({ ...at, invoice: id });
      const sent =
        'update "payments" set "createdAt" = now() - make_interval(hours => $2), "providerRef" = $3 where "id" = $1';
      completeEnv({ STRIPE_SECRET_KEY: undefined });
      for (const hours of [23, 25]) {
        await sql(sent, payment.id, hours, ref);
        await lookUpPayments(systemRequest());
        const { items } = await callerOf(of.owner).payments.list({ ...at, invoice: id });
        statuses.push(items[0]?.failure ?? items[0]?.status);
      }
      payThrough(server);
    }
    expect(statuses).toEqual(["pending", "provider_gone", "pending", "pending"]);
  });

  test("that was taken although nobody could be asked is found before another takes money again", async () => {
    await givenCard(of.owner, of.organization);
    const { id } = await issuedInvoice(of.organization.id);
    const pay = () => callerOf(of.owner).payments.pay({ ...at, invoice: id });
    const lost = await pay();
    await runPaymentJobs();
    await sql(
      `update "payments" set "status" = 'failed', "failure" = 'provider_gone', "providerRef" = null,
         "createdAt" = now() - interval '26 hours' where "id" = $1`,
      lost.id,
    );
    const again = await pay();
    await runPaymentJobs();
    expect([intentsOf(lost.id).length, intentsOf(again.id).length]).toEqual([1, 0]);
    const { items } = await callerOf(of.owner).payments.list({ ...at, invoice: id });
    expect(items.map(({ status, failure }) => failure ?? status).sort()).toEqual(["paid_before", "succeeded"]);
  });
});

describe("open invoices", () => {
  test("are collected by the task, again some days after a failure, or at once by another card", async () => {
    const { id: method } = await givenCard(of.owner, of.organization, { bank: "declined" });
    await issuedInvoice(of.organization.id);
    const collect = async () => {
      await Promise.all([collectDue(systemRequest()), collectDue(systemRequest())]);
      await runPaymentJobs();
      return (await payments()).map(({ status }) => status);
    };
    expect(await collect()).toEqual(["failed"]);
    expect(await collect()).toEqual(["failed"]);
    await sql(
      `update "payments" set "createdAt" = now() - interval '3 days 1 hour' where "organizationId" = $1`,
      of.organization.id,
    );
    await sql(`update "payment_methods" set "createdAt" = now() - interval '9 days' where "id" = $1`, method);
    expect(await collect()).toEqual(["failed", "failed"]);
    await givenCard(of.owner, of.organization);
    expect(await collect()).toEqual(["failed", "failed", "succeeded"]);
    expect(await collect()).toEqual(["failed", "failed", "succeeded"]);
  });
});

describe("an operator", () => {
  test("writes down what arrived by transfer, never more than is owed", async () => {
    const { id, number } = await issuedInvoice(of.organization.id, 1_000);
    const record = (amount: number) =>
      callerOf(operator).owedInvoices.recordPayment({ invoice: id, amount, note: "Statement 7" });
    await record(400);
    expect(await refusalOf(record(601))).toBe("INVALID payment_too_large (amount)");
    const listed = await callerOf(operator).owedInvoices.list({ search: number });
    expect(listed.items).toMatchObject([
      { id, organization: { name: of.organization.name }, total: 1_000, paid: 400, outstanding: 600, state: "open" },
    ]);
    await record(600);
    expect((await callerOf(operator).owedInvoices.list({ search: number })).items).toEqual([]);
    expect((await callerOf(operator).owedInvoices.list({ search: number, state: "all" })).items).toMatchObject([
      { state: "paid" },
    ]);
    expect(await payments()).toMatchObject([{ note: "Statement 7", method: "transfer", status: "succeeded" }, {}]);
  });

  test("credits what is asked for no more, and gives back at most what arrived by transfer", async () => {
    const { id, number } = await issuedInvoice(of.organization.id, 1_000);
    const { recordPayment, recordRefund, list } = callerOf(operator).owedInvoices;
    await recordPayment({ invoice: id, amount: 300, kind: "credit", note: "Goodwill" });
    expect(await refusalOf(recordRefund({ invoice: id, amount: 1 }))).toBe("INVALID refund_too_large (amount)");
    await recordPayment({ invoice: id, amount: 700 });
    const refund = () => refusalOf(recordRefund({ invoice: id, amount: 400, note: "Too much" }));
    const outcomes = await Promise.all(Array.from({ length: 5 }, refund));
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "INVALID refund_too_large (amount)")).toHaveLength(4);
    // What was given back is not asked for again.
    expect((await list({ search: number, state: "all" })).items).toMatchObject([
      { state: "paid", paid: 1_000, outstanding: 0, refunded: 400, refundable: 300 },
    ]);
    expect(await payments()).toMatchObject([
      { kind: "credit", amount: 300, method: "credit", status: "succeeded" },
      { kind: "payment", amount: 700, method: "transfer" },
      { kind: "refund", amount: -400, method: "transfer", note: "Too much", status: "succeeded" },
    ]);
    expect(await refusalOf(callerOf(of.owner).owedInvoices.recordRefund({ invoice: id, amount: 1 }))).toBe(
      "FORBIDDEN operators_only",
    );
    expect(await refusalOf(recordRefund({ invoice: "ivc_absent", amount: 1 }))).toBe("NOT_FOUND not_found");
  });

  test("writes nothing down while a card's payment is under way, and ten who do it at once are one", async () => {
    await givenCard(of.owner, of.organization);
    const { id } = await issuedInvoice(of.organization.id, 500);
    const record = () => refusalOf(callerOf(operator).owedInvoices.recordPayment({ invoice: id, amount: 500 }));
    await callerOf(of.owner).payments.pay({ ...at, invoice: id });
    expect(await record()).toBe("CONFLICT payment_pending");
    await sql(`update "payments" set "status" = 'failed' where "organizationId" = $1`, of.organization.id);
    // Again and again, since ten who begin at once are not always there at once.
    for (let turn = 0; turn < 6; turn += 1) {
      const outcomes = await Promise.all(Array.from({ length: 10 }, record));
      expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
      const [row] = await sql<{ paid: string }>(
        `select sum("amount")::text as "paid" from "payments" where "invoiceId" = $1 and "status" = 'succeeded'`,
        id,
      );
      expect(row?.paid).toBe("500");
      await sql(`delete from "payments" where "invoiceId" = $1`, id);
    }
  });
});

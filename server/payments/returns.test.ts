import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerDoor } from "@/server/api/doors/doors";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { givenCard, issuedInvoice, runPaymentJobs } from "@/server/testing/payments/payments";
import { requestInfo, systemRequest } from "@/server/testing/requests";
import { takeServerErrors } from "@/server/testing/processes/server-log";
import { payThrough, stripeServer } from "@/server/testing/payments/stripe";
import type { StripeServer } from "@/server/testing/payments/stripe-server";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { Readable } from "node:stream";
import { collectDue } from "./collect";
import { lookUpReturns } from "./returns";

useDatabase();

let of: Tenant;
let server: StripeServer;
let at: { organization: string };

beforeAll(async () => {
  server = await stripeServer();
});
beforeEach(async () => {
  payThrough(server);
  server.nextStatus = "succeeded";
  of = await tenant();
  at = { organization: of.organization.id };
  await givenCard(of.owner, of.organization);
});
afterAll(() => server.stop());

async function deliver({ text, signature }: { text: string; signature: string }): Promise<void> {
  const answer = await answerDoor("stripe", {
    method: "POST",
    path: "/api/stripe/webhook",
    query: "",
    header: (name) => (name === "stripe-signature" ? signature : null),
    body: () => Readable.from([Buffer.from(text)]),
    request: requestInfo(),
  });
  expect(answer.status).toBe(200);
}

/** An invoice that a card pays, and the intent that Stripe has of it. */
async function paidByCard() {
  const { id, number } = await issuedInvoice(of.organization.id, 1_900);
  const payment = await callerOf(of.owner).payments.pay({ ...at, invoice: id });
  await runPaymentJobs();
  const metadata = (intent: Record<string, unknown>) => JSON.stringify(intent.metadata);
  const intent = [...server.intents.values()].find((each) => metadata(each).includes(payment.id)) ?? {};
  return { id, number, payment, intent };
}

const history = async () =>
  (await callerOf(of.owner).payments.list(at)).items.map(({ kind, amount, status, failure }) => ({
    kind,
    amount,
    status,
    failure,
  }));
const PAID = { kind: "payment", amount: 1_900, status: "succeeded", failure: null };

async function stateOf(invoice: string) {
  const { items } = await callerOf(of.owner).invoices.list(at);
  const found = items.find(({ id }) => id === invoice);
  return { state: found?.state, outstanding: found?.outstanding };
}

describe("a refund at the provider", () => {
  test("stands in the history once, however often and in whatever order it is told, and is not asked for again", async () => {
    const { id, intent } = await paidByCard();
    const refund = server.giveBack("refund", intent, { amount: 500, status: "pending" });
    const created = server.notice("refund.created", { ...refund });
    await Promise.all([deliver(created), deliver(created), deliver(created)]);
    await deliver(server.notice("charge.refunded", { object: "charge", id: "ch_1", payment_intent: intent.id }));
    await runPaymentJobs();
    expect(await history()).toEqual([PAID, { kind: "refund", amount: -500, status: "pending", failure: null }]);
    Object.assign(refund, { status: "succeeded" });
    await deliver(server.notice("refund.updated", { ...refund }));
    await deliver(server.notice("refund.created", { ...refund, status: "pending" }));
    await runPaymentJobs();
    expect(await history()).toEqual([PAID, { kind: "refund", amount: -500, status: "succeeded", failure: null }]);
    expect(await stateOf(id)).toEqual({ state: "paid", outstanding: 0 });
    await collectDue(systemRequest());
    await runPaymentJobs();
    expect(await history()).toHaveLength(2);
    const rows = await sql(
      `select "after"->>'status' as "status" from "audit_entries"
       where "action" = 'payment.give-back' and "organizationId" = $1 order by "id"`,
      of.organization.id,
    );
    expect(rows).toEqual([{ status: "pending" }, { status: "succeeded" }]);
  });

  test("is found without its notice, and one that the bank sent back says so", async () => {
    const { intent } = await paidByCard();
    const refund = server.giveBack("refund", intent, { amount: 1_900, status: "succeeded" });
    await lookUpReturns(systemRequest());
    await lookUpReturns(systemRequest());
    expect(await history()).toEqual([PAID, { kind: "refund", amount: -1_900, status: "succeeded", failure: null }]);
    Object.assign(refund, { status: "failed" });
    await deliver(server.notice("refund.failed", { ...refund }));
    await runPaymentJobs();
    expect((await history())[1]).toMatchObject({ kind: "refund", status: "failed", failure: "refund_failed" });
  });

  test("that is begun long ago is followed to its end", async () => {
    const { intent } = await paidByCard();
    const refund = server.giveBack("refund", intent, { amount: 100, status: "pending" });
    await lookUpReturns(systemRequest());
    Object.assign(refund, { status: "succeeded", created: 1 });
    await lookUpReturns(systemRequest());
    expect((await history())[1]).toMatchObject({ amount: -100, status: "succeeded" });
  });

  test("of a payment of which nobody heard that it arrived settles that first; of others it says nothing", async () => {
    server.nextStatus = "processing";
    const { intent, payment } = await paidByCard();
    await sql(`update "payments" set "providerRef" = null where "id" = $1`, payment.id);
    Object.assign(intent, { status: "succeeded" });
    await deliver(
      server.notice("refund.created", server.giveBack("refund", intent, { amount: 200, status: "succeeded" })),
    );
    const foreign = {
      id: server.id("pi"),
      currency: "usd",
      amount: 9,
      status: "succeeded",
      metadata: {},
      customer: null,
    };
    server.intents.set(foreign.id, foreign);
    await deliver(
      server.notice("refund.created", server.giveBack("refund", foreign, { amount: 9, status: "succeeded" })),
    );
    await runPaymentJobs();
    expect(await history()).toEqual([PAID, { kind: "refund", amount: -200, status: "succeeded", failure: null }]);
  });
});

describe("one that cannot be written down", () => {
  test("keeps no other back, and of what is under way each invoice is asked for once", async () => {
    const [bad, good] = [await paidByCard(), await paidByCard()];
    const told = server.giveBack("refund", bad.intent, { amount: 100, status: "pending" });
    server.giveBack("refund", good.intent, { amount: 200, status: "pending" });
    const late = server.giveBack("refund", good.intent, { amount: 300, status: "pending" });
    // A text that the database holds in no column.
    const { id } = told;
    Object.assign(told, { id: "re_\u0000" });
    const asked = () => server.calls.filter(({ path }) => path === "/v1/refunds").length;
    const before = asked();
    await expect(lookUpReturns(systemRequest())).rejects.toThrow();
    expect(takeServerErrors()).toHaveLength(1);
    expect(asked() - before).toBe(2);
    expect((await history()).filter(({ kind }) => kind === "refund").map(({ amount }) => amount)).toEqual([-200, -300]);
    Object.assign(told, { id });
    Object.assign(late, { status: "succeeded", created: 1 });
    await lookUpReturns(systemRequest());
    const statuses = (await history()).map(({ amount, status }) => `${amount} ${status}`);
    expect(statuses).toEqual(expect.arrayContaining(["-100 pending", "-200 pending", "-300 succeeded"]));
  });
});

describe("a dispute", () => {
  test("that is lost is owed again, and never taken from the card by itself", async () => {
    const { id, intent } = await paidByCard();
    const dispute = server.giveBack("dispute", intent, { amount: 1_900, status: "needs_response" });
    await deliver(server.notice("charge.dispute.created", { ...dispute }));
    await runPaymentJobs();
    expect(await history()).toEqual([PAID, { kind: "dispute", amount: -1_900, status: "pending", failure: null }]);
    expect(await stateOf(id)).toEqual({ state: "paid", outstanding: 0 });
    Object.assign(dispute, { status: "lost" });
    await deliver(server.notice("charge.dispute.closed", { ...dispute }));
    await runPaymentJobs();
    expect((await history())[1]).toMatchObject({ kind: "dispute", status: "succeeded" });
    expect(await stateOf(id)).toEqual({ state: "open", outstanding: 1_900 });
    await collectDue(systemRequest());
    await runPaymentJobs();
    expect(await history()).toHaveLength(2);
    await callerOf(of.owner).payments.pay({ ...at, invoice: id });
    await runPaymentJobs();
    expect(await stateOf(id)).toEqual({ state: "paid", outstanding: 0 });
  });

  test("that is won leaves the money, and an inquiry takes none", async () => {
    const { id, intent } = await paidByCard();
    const dispute = server.giveBack("dispute", intent, { amount: 1_900, status: "warning_needs_response" });
    await deliver(server.notice("charge.dispute.created", { ...dispute }));
    await runPaymentJobs();
    expect(await history()).toEqual([PAID]);
    Object.assign(dispute, { status: "a state that comes later" });
    await deliver(server.notice("charge.dispute.updated", { ...dispute }));
    await runPaymentJobs();
    expect(await history()).toEqual([PAID]);
    Object.assign(dispute, { status: "under_review" });
    await deliver(server.notice("charge.dispute.funds_withdrawn", { ...dispute }));
    await runPaymentJobs();
    Object.assign(dispute, { status: "won" });
    await deliver(server.notice("charge.dispute.funds_reinstated", { ...dispute }));
    await runPaymentJobs();
    expect((await history())[1]).toMatchObject({ kind: "dispute", status: "failed", failure: "dispute_won" });
    expect(await stateOf(id)).toEqual({ state: "paid", outstanding: 0 });
  });
});

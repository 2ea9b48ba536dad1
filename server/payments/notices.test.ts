import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerDoor, doorOf } from "@/server/api/doors/doors";
import { completeEnv } from "@/server/env";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { givenCard, issuedInvoice, runPaymentJobs } from "@/server/testing/payments/payments";
import { requestInfo } from "@/server/testing/requests";
import { payThrough, stripeServer } from "@/server/testing/payments/stripe";
import { WEBHOOK_SECRET, type StripeServer } from "@/server/testing/payments/stripe-server";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

const PATH = "/api/stripe/webhook";

let of: Tenant;
let server: StripeServer;
let at: { organization: string };

beforeAll(async () => {
  server = await stripeServer();
  of = await tenant();
  at = { organization: of.organization.id };
  await givenCard(of.owner, of.organization);
});
beforeEach(() => {
  payThrough(server);
  server.nextStatus = "processing";
});
afterAll(() => server.stop());

async function deliver({ text, signature }: { text: string; signature: string | null }): Promise<number> {
  expect(doorOf(PATH)).toBe("stripe");
  const answer = await answerDoor("stripe", {
    method: "POST",
    path: PATH,
    query: "",
    header: (name) => (name === "stripe-signature" ? signature : null),
    body: () => Readable.from([Buffer.from(text)]),
    request: requestInfo(),
  });
  return answer.status;
}

const notices = () => sql('select "id", "kind" from "payment_notices" order by "receivedAt"');

/** A payment that the bank takes its time with, and the intent that Stripe has of it. */
async function underWay() {
  const invoice = await issuedInvoice(of.organization.id);
  const payment = await callerOf(of.owner).payments.pay({ ...at, invoice: invoice.id });
  await runPaymentJobs();
  const intent = [...server.intents.values()].at(-1) ?? {};
  const statusNow = async () => {
    const { items } = await callerOf(of.owner).payments.list({ ...at, invoice: invoice.id });
    return items.map(({ status, failure }) => ({ status, failure }));
  };
  return { payment, intent, statusNow };
}

describe("a notice", () => {
  test.each([
    ["of another secret", { secret: "whsec_another0123" }, 422],
    ["of more than five minutes ago", { at: Math.floor(Date.now() / 1_000) - 301 }, 422],
    ["of the future", { at: Math.floor(Date.now() / 1_000) + 86_400 }, 422],
  ])("%s is refused, and nothing is kept of it", async (_, options, status) => {
    const before = await notices();
    expect(await deliver(server.notice("payment_intent.succeeded", { id: "pi_1", metadata: {} }, options))).toBe(
      status,
    );
    expect(await notices()).toEqual(before);
  });

  test("that was changed on the way, or has no signature, is refused", async () => {
    const notice = server.notice("payment_intent.succeeded", { id: "pi_1", metadata: {} });
    expect(await deliver({ ...notice, text: notice.text.replace("pi_1", "pi_2") })).toBe(422);
    expect(await deliver({ ...notice, signature: null })).toBe(422);
    expect(await deliver({ ...notice, text: "x".repeat(300_000) })).toBe(413);
  });

  test("has no door where no secret of it is set", async () => {
    completeEnv({ STRIPE_WEBHOOK_SECRET: undefined });
    expect(await deliver(server.notice("payment_intent.succeeded", { id: "pi_1", metadata: {} }))).toBe(404);
    completeEnv({ STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET });
  });

  test("settles a payment once, however often and however many at a time it comes", async () => {
    const { payment, intent, statusNow } = await underWay();
    expect(await statusNow()).toEqual([{ status: "pending", failure: null }]);
    Object.assign(intent, { status: "succeeded" });
    const notice = server.notice("payment_intent.succeeded", intent);
    const statuses = await Promise.all(Array.from({ length: 5 }, () => deliver(notice)));
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    const jobs = await sql(`select 1 from "jobs" where "payload"->>'notice' = $1`, notice.id);
    expect(jobs).toHaveLength(1);
    // The same again under another id, as Stripe may send it.
    await deliver(server.notice("payment_intent.succeeded", intent));
    await runPaymentJobs();
    await deliver(notice);
    await runPaymentJobs();
    expect(await statusNow()).toEqual([{ status: "succeeded", failure: null }]);
    const rows = await sql(`select "action" from "audit_entries" where "targetId" = $1`, payment.id);
    expect(rows).toEqual([{ action: "payment.settle" }]);
  });

  test("of before changes nothing after a later one: what stands at the provider counts", async () => {
    const { intent, statusNow } = await underWay();
    const early = server.notice("payment_intent.processing", { ...intent });
    const failed = server.notice("payment_intent.payment_failed", { ...intent, status: "requires_payment_method" });
    Object.assign(intent, { status: "succeeded" });
    await deliver(server.notice("payment_intent.succeeded", intent));
    await deliver(failed);
    await deliver(early);
    await runPaymentJobs();
    expect(await statusNow()).toEqual([{ status: "succeeded", failure: null }]);
  });

  test("that a payment arrived after all counts although it had failed", async () => {
    const { intent, statusNow } = await underWay();
    const last = { type: "card_error", code: "card_declined", decline_code: "insufficient_funds" };
    Object.assign(intent, { status: "requires_payment_method", last_payment_error: last });
    await deliver(server.notice("payment_intent.payment_failed", intent));
    await runPaymentJobs();
    expect(await statusNow()).toEqual([{ status: "failed", failure: "insufficient_funds" }]);
    Object.assign(intent, { status: "succeeded" });
    await deliver(server.notice("payment_intent.succeeded", intent));
    await runPaymentJobs();
    expect(await statusNow()).toEqual([{ status: "succeeded", failure: null }]);
  });

  test("about another amount, or another product's payment, settles nothing", async () => {
    const { intent, statusNow } = await underWay();
    const foreign = { ...intent, id: server.id("pi"), amount: 1, status: "succeeded" };
    server.intents.set(foreign.id, foreign);
    await sql(`update "payments" set "providerRef" = null where "status" = 'pending'`);
    server.intents.delete(String(intent.id));
    await deliver(server.notice("payment_intent.succeeded", foreign));
    expect(await deliver(server.notice("payment_intent.succeeded", { id: "pi_x", metadata: {} }))).toBe(200);
    await runPaymentJobs();
    expect(await statusNow()).toEqual([{ status: "pending", failure: null }]);
  });

  test("takes a card over whose person did not come back, once", async () => {
    const { url } = await callerOf(of.owner).paymentMethods.add({ ...at, kind: "card" });
    const session = new URL(url ?? "").pathname.split("/").at(-1) ?? "";
    const ref = server.finish(session, { last4: "0005" });
    const done = () => server.notice("checkout.session.completed", { id: session, mode: "setup" });
    await deliver(done());
    await deliver(done());
    await runPaymentJobs();
    const { items } = await callerOf(of.owner).paymentMethods.list(at);
    expect(items.filter(({ last4 }) => last4 === "0005")).toMatchObject([{ isDefault: true }]);
    Object.assign(server.methods.get(ref) ?? {}, {
      card: { brand: "visa", last4: "0006", exp_month: 1, exp_year: 2035 },
    });
    await deliver(server.notice("payment_method.automatically_updated", { id: ref }));
    await runPaymentJobs();
    expect((await callerOf(of.owner).paymentMethods.list(at)).items.at(-1)).toMatchObject({
      last4: "0006",
      expiresYear: 2035,
    });
    Object.assign(server.methods.get(ref) ?? {}, { customer: null });
    await deliver(server.notice("payment_method.detached", { id: ref }));
    await runPaymentJobs();
    const left = await callerOf(of.owner).paymentMethods.list(at);
    expect(left.items).toMatchObject([{ isDefault: true, last4: "4242" }]);
  });
});

import "server-only";
import type Stripe from "stripe";
import type { Billed, Collection, MethodDetails, Outcome, PaymentProvider } from "../provider";
import { amountAtStripe } from "./amounts";
import { stripe } from "./client";
import { failureOf, isFinal, refusalOf, statusOf } from "./errors";
import { givenBack } from "./returns";

/** The product's id of a payment, and of the organization, as they stand at Stripe. */
export const PAYMENT = "tenantry_payment";
const ORGANIZATION = "tenantry_organization";
/** Clocks may differ, and an intent is made after the payment's row. */
const EARLIER_SECONDS = 600;

const idOf = (value: string | { id: string } | null): string | null =>
  value === null ? null : typeof value === "string" ? value : value.id;

function detailsOf(method: Stripe.PaymentMethod): MethodDetails {
  const { card, sepa_debit: debit } = method;
  return {
    ref: method.id,
    customer: idOf(method.customer),
    kind: method.type,
    brand: card?.brand ?? "",
    last4: card?.last4 ?? debit?.last4 ?? "",
    expiresMonth: card?.exp_month ?? null,
    expiresYear: card?.exp_year ?? null,
  };
}

/** Where a call names something that Stripe does not have, it is gone; all else that fails is thrown. */
async function unlessGone<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

async function customerOf({ organizationId, name, email }: Billed, known: string | null): Promise<string> {
  const { customers } = await stripe();
  // Nothing but the organization's id is in the request that is keyed by it, so that it is the same each time.
  const made = () =>
    customers.create(
      { metadata: { [ORGANIZATION]: organizationId } },
      { idempotencyKey: `customer-${organizationId}-${known ?? "first"}` },
    );
  const id = known ?? (await made()).id;
  const details = { name, ...(email === null ? {} : { email }) };
  const updated = await unlessGone(customers.update(id, details));
  if (updated !== null && !("deleted" in updated)) return id;
  // Somebody deleted the customer at Stripe.
  const again = (await made()).id;
  await customers.update(again, details);
  return again;
}

/** Stripe's own page asks for the card (mode "setup"): no number of it passes through here. */
async function beginMethod(customer: string, back: { done: string; left: string }): Promise<string> {
  const { checkout } = await stripe();
  const { url } = await checkout.sessions.create({
    mode: "setup",
    customer,
    allowed_payment_method_types: ["card"],
    success_url: back.done,
    cancel_url: back.left,
  });
  if (url === null) throw new Error("Stripe gave no page");
  return url;
}

async function finishedMethod(session: string): Promise<MethodDetails | null> {
  const { checkout } = await stripe();
  const found = await unlessGone(
    checkout.sessions.retrieve(session, { expand: ["setup_intent", "setup_intent.payment_method"] }),
  );
  const intent = found?.setup_intent ?? null;
  if (found?.mode !== "setup" || found.status !== "complete" || intent === null || typeof intent === "string") {
    return null;
  }
  const method = intent.payment_method;
  if (intent.status !== "succeeded" || method === null || typeof method === "string") return null;
  return { ...detailsOf(method), customer: idOf(method.customer) ?? idOf(found.customer) };
}

async function method(ref: string): Promise<MethodDetails | null> {
  const { paymentMethods } = await stripe();
  const found = await unlessGone(paymentMethods.retrieve(ref));
  return found === null ? null : detailsOf(found);
}

async function forgetMethod(ref: string): Promise<void> {
  const { paymentMethods } = await stripe();
  try {
    await paymentMethods.detach(ref);
  } catch (error) {
    // One that is gone, or that belongs to nobody any more, is forgotten already.
    if (statusOf(error) !== 404 && statusOf(error) !== 400) throw error;
  }
}

function outcomeOfIntent(intent: Stripe.PaymentIntent): Outcome {
  const { id: ref, status, last_payment_error: last } = intent;
  if (status === "succeeded") return { status: "succeeded", ref, failure: null };
  if (status === "processing" || status === "requires_capture") return { status: "pending", ref, failure: null };
  if (status === "canceled") return { status: "failed", ref, failure: "canceled" };
  // Nobody is there who could act: a bank that asks for the person's consent has refused.
  if (status === "requires_action") return { status: "failed", ref, failure: "authentication_required" };
  const failure = failureOf({ code: last?.code ?? "", declined: last?.decline_code ?? "" });
  return { status: "failed", ref, failure };
}

async function collect(payment: Collection): Promise<Outcome> {
  const { paymentIntents } = await stripe();
  try {
    const intent = await paymentIntents.create(
      {
        amount: amountAtStripe(payment.amount, payment.currency),
        currency: payment.currency.toLowerCase(),
        customer: payment.customer,
        payment_method: payment.method,
        allowed_payment_method_types: ["card"],
        off_session: true,
        confirm: true,
        description: payment.invoiceNumber,
        metadata: {
          [PAYMENT]: payment.id,
          [ORGANIZATION]: payment.organizationId,
          tenantry_invoice: payment.invoiceId,
        },
      },
      { idempotencyKey: payment.id },
    );
    return outcomeOfIntent(intent);
  } catch (error) {
    if (!isFinal(error)) throw error;
    const refusal = refusalOf(error);
    return { status: "failed", ref: refusal.intent, failure: failureOf(refusal) };
  }
}

/** An intent counts for a payment only where it says so itself, in the payment's own amount. */
function isOf(intent: Stripe.PaymentIntent, payment: Collection): boolean {
  return (
    intent.metadata[PAYMENT] === payment.id &&
    intent.amount === amountAtStripe(payment.amount, payment.currency) &&
    intent.currency.toUpperCase() === payment.currency
  );
}

async function outcomeOf(payment: Collection, ref: string | null, since: Date): Promise<Outcome | null> {
  const { paymentIntents } = await stripe();
  if (ref !== null) {
    const intent = await unlessGone(paymentIntents.retrieve(ref));
    if (intent !== null) return isOf(intent, payment) ? outcomeOfIntent(intent) : null;
  }
  const created = { gte: Math.floor(since.getTime() / 1_000) - EARLIER_SECONDS };
  for await (const intent of paymentIntents.list({ customer: payment.customer, created, limit: 100 })) {
    if (isOf(intent, payment)) return outcomeOfIntent(intent);
  }
  return null;
}

async function paymentOf(ref: string): Promise<string | null> {
  const { paymentIntents } = await stripe();
  const intent = await unlessGone(paymentIntents.retrieve(ref));
  return intent?.metadata[PAYMENT] ?? null;
}

export const stripeProvider: PaymentProvider = {
  name: "stripe",
  customerOf,
  beginMethod,
  finishedMethod,
  method,
  forgetMethod,
  collect,
  outcomeOf,
  paymentOf,
  givenBack,
};

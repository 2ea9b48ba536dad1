import "server-only";
import type Stripe from "stripe";
import { systemScope } from "../../access/authorize";
import type { RequestInfo } from "../../access/scope";
import { json, problem, type Answer } from "../../api/rest/problem";
import { recorded } from "../../audit/recorded";
import { env } from "../../env";
import { AppError, notFound } from "../../errors";
import { enqueue, type Payload } from "../../jobs/queue";
import { NOTICE_OF_PROVIDER_JOB } from "../job-kinds";
import { PAYMENT } from "./provider";

export const STRIPE_WEBHOOK_PATH = "/api/stripe/webhook";
const BODY_BYTES = 262_144;
/** Stripe's own tolerance (docs.stripe.com/webhooks/signature); its library looks at the past alone. */
const TOLERANCE_SECONDS = 300;

interface WebhookRequest {
  method: string;
  header: (name: string) => string | null;
  /** Reads the body as text; throws INVALID body_too_large past the limit. */
  body: (limit: number) => Promise<string>;
  request: RequestInfo;
}

const unsigned = () => new AppError("INVALID", "webhook_signature");

function refuseFromTheFuture(header: string): void {
  const seconds = Number(/(?:^|,)t=(\d+)/.exec(header)?.[1] ?? Number.NaN);
  if (!(seconds <= Date.now() / 1_000 + TOLERANCE_SECONDS)) throw unsigned();
}

/** @throws INVALID webhook_signature for what Stripe did not sign, or signed more than five minutes ago */
async function verified(text: string, header: string | null, secret: string): Promise<Stripe.Event> {
  const { default: Library } = await import("stripe");
  if (header === null) throw unsigned();
  refuseFromTheFuture(header);
  try {
    return Library.webhooks.constructEvent(text, header, secret, TOLERANCE_SECONDS);
  } catch {
    throw unsigned();
  }
}

/** Notices of money that goes back: their objects name the payment. */
function returnOf(payment: string | { id: string } | null): Payload | null {
  if (payment === null) return null;
  return { about: "return", object: typeof payment === "string" ? payment : payment.id };
}

/** What is done about a notice; null for one that says nothing of ours. */
function followUp(event: Stripe.Event): Payload | null {
  switch (event.type) {
    case "payment_intent.succeeded":
    case "payment_intent.payment_failed":
    case "payment_intent.processing":
    case "payment_intent.canceled": {
      const { id, metadata } = event.data.object;
      const payment = metadata[PAYMENT];
      return payment === undefined ? null : { about: "payment", object: id, payment };
    }
    case "charge.refunded":
    case "charge.refund.updated":
    case "refund.created":
    case "refund.updated":
    case "refund.failed":
    case "charge.dispute.created":
    case "charge.dispute.updated":
    case "charge.dispute.closed":
    case "charge.dispute.funds_withdrawn":
    case "charge.dispute.funds_reinstated":
      return returnOf(event.data.object.payment_intent);
    case "checkout.session.completed":
      return event.data.object.mode === "setup" ? { about: "session", object: event.data.object.id } : null;
    case "payment_method.detached":
    case "payment_method.updated":
    case "payment_method.automatically_updated":
      return { about: "method", object: event.data.object.id };
    default:
      return null;
  }
}

/** Keeps a notice and has it followed up, once: of two that come at the same time one waits for the other. */
async function keep(event: Stripe.Event, request: RequestInfo): Promise<void> {
  const job = followUp(event);
  const { id, type: kind } = event;
  const handledAt = job === null ? new Date() : null;
  const createdAt = new Date(event.created * 1_000);
  await recorded(systemScope("payment-notice", request), "payment-notice", async (tx) => {
    const data = [{ id, kind, createdAt, handledAt }];
    const { count } = await tx.paymentNotice.createMany({ data, skipDuplicates: true });
    if (count === 1 && job !== null) await enqueue(tx, NOTICE_OF_PROVIDER_JOB, { ...job, notice: id });
  });
}

/** Takes Stripe's notices. It answers as soon as one is kept: what it asks for is done by a job. */
export async function answerStripe({ method, header, body, request }: WebhookRequest): Promise<Answer> {
  try {
    const secret = env().STRIPE_WEBHOOK_SECRET;
    if (secret === undefined) throw notFound();
    if (method !== "POST") throw new AppError("INVALID", "method_not_allowed");
    await keep(await verified(await body(BODY_BYTES), header("stripe-signature"), secret), request);
    return json(200, { received: true }, { "x-request-id": request.id });
  } catch (error) {
    return problem(error, request.id);
  }
}

import "server-only";
import type { Failure } from "../schema";

interface Refusal {
  code: string;
  declined: string;
  /** The PaymentIntent that the refusal is about. */
  intent: string | null;
}

function text(value: object, key: string): string {
  const found: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
  return typeof found === "string" ? found : "";
}

function nested(value: object, key: string): object | null {
  const found: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
  return typeof found === "object" ? found : null;
}

/** HTTP status of an answer of Stripe's; null where none came. */
export function statusOf(error: unknown): number | null {
  if (!(error instanceof Error) || !("statusCode" in error)) return null;
  return typeof error.statusCode === "number" ? error.statusCode : null;
}

/** True where the request can never be taken as it is: a card error, or a request that names something that is gone. */
export function isFinal(error: unknown): error is Error {
  const status = statusOf(error);
  if (!(error instanceof Error) || text(error, "rawType") === "idempotency_error") return false;
  return status === 402 || status === 400 || status === 404;
}

export function refusalOf(error: Error): Refusal {
  const intent = nested(error, "payment_intent");
  return {
    code: text(error, "code"),
    declined: text(error, "decline_code"),
    intent: intent === null ? null : text(intent, "id"),
  };
}

/** By the code of an error, or by the bank's reason (docs.stripe.com/error-codes, docs.stripe.com/declines/codes). */
const FAILURES: Readonly<Record<string, Failure>> = {
  authentication_required: "authentication_required",
  expired_card: "card_expired",
  insufficient_funds: "insufficient_funds",
  withdrawal_count_limit_exceeded: "insufficient_funds",
  incorrect_cvc: "card_wrong",
  incorrect_number: "card_wrong",
  incorrect_zip: "card_wrong",
  invalid_cvc: "card_wrong",
  invalid_expiry_month: "card_wrong",
  invalid_expiry_year: "card_wrong",
  invalid_number: "card_wrong",
  resource_missing: "method_gone",
  payment_method_unexpected_state: "method_gone",
  card_declined: "card_declined",
};

export function failureOf({ code, declined }: Pick<Refusal, "code" | "declined">): Failure {
  return FAILURES[declined] ?? FAILURES[code] ?? "provider_refused";
}

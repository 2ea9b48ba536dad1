import "server-only";
import { env } from "../env";
import type { PaymentProvider } from "./provider";
import { stripeProvider } from "./stripe/provider";

/** Who takes payments by themselves; null: people transfer, and the operator records what arrived. */
export function paymentProvider(): PaymentProvider | null {
  return env().STRIPE_SECRET_KEY === undefined ? null : stripeProvider;
}

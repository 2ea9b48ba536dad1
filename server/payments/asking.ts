import "server-only";
import { AppError, isAppError } from "../errors";
import { describeError, log } from "../log";
import { paymentProvider } from "./configured";
import type { PaymentProvider } from "./provider";

/** @throws UNAVAILABLE cards_off where no provider is set */
export function providerNow(): PaymentProvider {
  const provider = paymentProvider();
  if (provider === null) throw new AppError("UNAVAILABLE", "cards_off");
  return provider;
}

/**
 * Asks the provider while somebody waits. What it says of itself is logged and not repeated.
 * @throws UNAVAILABLE payment_provider
 */
export async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isAppError(error)) throw error;
    log().warn({ error: describeError(error) }, "the payment provider did not answer");
    throw new AppError("UNAVAILABLE", "payment_provider");
  }
}

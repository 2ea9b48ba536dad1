import "server-only";
import type Stripe from "stripe";
import { env } from "../../env";
import { shared } from "../../process";

const TIMEOUT_MILLISECONDS = 20_000;
/** Tries within one call; the job that makes the call is tried again for longer. */
const RETRIES = 1;

function addressOf(base: string | undefined) {
  if (base === undefined) return {};
  const { protocol, hostname, port } = new URL(base);
  const secure = protocol === "https:";
  return {
    host: hostname,
    port: port === "" ? (secure ? 443 : 80) : Number(port),
    protocol: secure ? ("https" as const) : ("http" as const),
  };
}

async function connect(): Promise<Stripe> {
  // Loaded when first used: most installations take no payments, and it is large.
  const { default: Library } = await import("stripe");
  const { STRIPE_SECRET_KEY = "", STRIPE_API_BASE } = env();
  return new Library(STRIPE_SECRET_KEY, {
    ...addressOf(STRIPE_API_BASE),
    timeout: TIMEOUT_MILLISECONDS,
    maxNetworkRetries: RETRIES,
    telemetry: false,
  });
}

/** The one client of Stripe's API in this process. */
export function stripe(): Promise<Stripe> {
  return shared("stripe", connect);
}

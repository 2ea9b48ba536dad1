import { completeEnv } from "@/server/env";
import { StripeServer } from "./stripe-server";

let running: StripeServer | undefined;

/** Has the product of this process pay through a server. */
export function payThrough(server: StripeServer): void {
  completeEnv(server.environment);
}

/** A server of this process that the product pays through from now on; always the same one. */
export async function stripeServer(): Promise<StripeServer> {
  running ??= await StripeServer.start();
  payThrough(running);
  return running;
}

import { completeEnv } from "@/server/env";
import { StripeServer } from "./stripe-server";

let running: StripeServer | undefined;

/** Has the product of this process pay through a server. */
export function payThrough(server: StripeServer): void {
  completeEnv(server.environment);
}

/**
 * A server of this process that the product pays through from now on: the same one until it is stopped. Files of tests
 * follow each other in a process, so the one before may have stopped its server.
 */
export async function stripeServer(): Promise<StripeServer> {
  if (running?.isRunning !== true) running = await StripeServer.start();
  payThrough(running);
  return running;
}

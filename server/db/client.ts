import "server-only";
import { PrismaClient } from "../../prisma/generated/client";
import { shared } from "../process";
import { closeLanes } from "./lane";
import { OneByOnePg } from "./one-by-one";
import { pool } from "./pool";

/** Longer than any command takes: on the embedded database transactions queue behind each other. */
const TRANSACTION_MILLISECONDS = 15_000;

/** The unconfined client. Only this folder imports it; everything else gets a confined one from a scope. */
export function client(): PrismaClient {
  return shared("prisma", () => {
    return new PrismaClient({
      adapter: new OneByOnePg(pool()),
      transactionOptions: { maxWait: TRANSACTION_MILLISECONDS, timeout: TRANSACTION_MILLISECONDS },
    });
  });
}

/** Ends Prisma and all connections. */
export async function closeDatabase(): Promise<void> {
  await closeLanes();
  await client().$disconnect();
  if (!pool().ended) await pool().end();
}

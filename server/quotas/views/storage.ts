import "server-only";
import { storedBytes } from "../../db/hot/usage/now";
import type { ReadDatabase, TransactionDatabase } from "../../db/tenant";
import type { AppError } from "../../errors";
import { planInForce } from "../../subscriptions/views/current-plan";
import { planLimit } from "./plan-limit";

interface StorageLeft {
  left: bigint;
  /** What whoever would pass the limit is told. */
  refusal: AppError;
}

type Plans = Pick<ReadDatabase, "billingSettings" | "plan" | "subscriptionChange">;

/** How much more an organization's plan holds; null: any amount. True for as long as the organization's lock is held. */
export async function storageLeft(
  db: Plans,
  organizationId: string,
  tx?: TransactionDatabase,
): Promise<StorageLeft | null> {
  const { planName, terms } = await planInForce(db, organizationId);
  const most = terms.limits.storageBytes;
  if (most === null) return null;
  const used = BigInt(await storedBytes(organizationId, null, tx));
  const refusal = planLimit("storage_bytes", { planName, organizationId, most, used });
  return { left: BigInt(most) - used, refusal };
}

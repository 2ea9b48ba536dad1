import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { isOverPolicy, latestEnd } from "../lifetime";

/**
 * When what is made now ends, by what the organization allows to new ones: where nothing was said, as late as that.
 * @throws INVALID invalid_value, lifetime_too_long (expiresAt), NOT_FOUND where the organization was deleted meanwhile
 */
export async function endWithinPolicy(
  tx: TransactionDatabase,
  given: string | undefined,
  createdAt: Date,
): Promise<Date | null> {
  // What is deleted disables its credentials: one that was made after that would work once it came back.
  const row = await tx.organization.findFirst({ where: { deletedAt: null }, select: { maxCredentialDays: true } });
  if (row === null) throw notFound();
  const days = row.maxCredentialDays;
  const latest = latestEnd(days, createdAt);
  if (given === undefined) return latest;
  const expiresAt = new Date(given);
  if (expiresAt <= createdAt) throw new AppError("INVALID", "invalid_value", "expiresAt");
  if (latest === null || !isOverPolicy({ createdAt, expiresAt }, days)) return expiresAt;
  const detail = `The organization allows credentials of at most ${days} days: until ${latest.toISOString()}.`;
  throw new AppError("INVALID", "lifetime_too_long", "expiresAt", { detail });
}

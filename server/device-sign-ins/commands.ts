import "server-only";
import type { AccountScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { notFound } from "../errors";

/**
 * Ends one of the caller's device sign-ins; its next request is refused on every node, and it is renewed no more.
 * @throws NOT_FOUND where it is not the caller's, or has ended
 */
export async function endDeviceSignIn(
  scope: AccountScope,
  input: { deviceSignIn: string },
): Promise<{ id: string; endedAt: string }> {
  const { deviceSignIn: id } = input;
  return audited(scope, "device-sign-in.end", async (tx) => {
    const endedAt = new Date();
    const data = { endedAt, endedReason: "ended" };
    const { count } = await tx.deviceSignIn.updateMany({ where: { id, endedAt: null }, data });
    const row = count === 1 ? await tx.deviceSignIn.findFirst({ where: { id }, select: { host: true } }) : null;
    if (row === null) throw notFound();
    return {
      value: { id, endedAt: endedAt.toISOString() },
      entries: { target: { type: "device_sign_in", id, name: row.host }, after: { endedAt: endedAt.toISOString() } },
    };
  });
}

/** Whatever ends somebody's sessions ends their devices too, and those that were let in and have not come yet. */
export async function endDeviceSignInsOf(tx: TransactionDatabase, userId: string, endedAt: Date): Promise<number> {
  await tx.deviceAuthorization.updateMany({ where: { userId, status: "approved" }, data: { status: "denied" } });
  const data = { endedAt, endedReason: "account" };
  const { count } = await tx.deviceSignIn.updateMany({ where: { userId, endedAt: null }, data });
  return count;
}

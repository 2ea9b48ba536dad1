import "server-only";
import type { AccountScope } from "../access/scope";
import { audited } from "../audit/audited";
import { dropUnderWay } from "../pending-sign-ins/commands";
import { endDeviceSignInsOf } from "../device-sign-ins/commands";
import { notFound } from "../errors";

/**
 * Ends one of the caller's sessions; its next request is refused on every node.
 * @throws NOT_FOUND where it is not the caller's, or has ended
 */
export async function revokeSession(
  scope: AccountScope,
  input: { session: string },
): Promise<{ id: string; endedAt: string }> {
  return audited(scope, "session.revoke", async (tx) => {
    const endedAt = new Date();
    const { count } = await tx.session.updateMany({ where: { id: input.session, endedAt: null }, data: { endedAt } });
    if (count !== 1) throw notFound();
    const target = { type: "session", id: input.session, name: null };
    return {
      value: { id: input.session, endedAt: endedAt.toISOString() },
      entries: { target, after: { endedAt: endedAt.toISOString() } },
    };
  });
}

/** Signs the caller out everywhere but here: all other sessions end, what is about to be one, and all devices. */
export async function revokeOtherSessions(scope: AccountScope): Promise<{ sessions: number; devices: number }> {
  const { id: userId, name, session } = scope.actor;
  return audited(scope, "session.revoke-others", async (tx) => {
    const endedAt = new Date();
    await dropUnderWay(tx, userId);
    const others = session === null ? {} : { id: { not: session.id } };
    const ended = await tx.session.updateMany({ where: { endedAt: null, ...others }, data: { endedAt } });
    const devices = await tx.deviceSignIn.count({ where: { endedAt: null } });
    await endDeviceSignInsOf(tx, userId, endedAt);
    const value = { sessions: ended.count, devices };
    return { value, entries: { target: { type: "user", id: userId, name }, after: value } };
  });
}

import "server-only";
import type { AccountScope } from "../access/scope";
import { audited } from "../audit/audited";
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

import "server-only";
import { systemScope } from "../access/authorize";
import type { AccountScope } from "../access/scope";
import { audited } from "../audit/audited";
import { notFound } from "../errors";
import { prepareTransaction } from "../sso/commands/prepare";
import { reachableProviders } from "./connectable";

/**
 * Begins the way to a provider at whose end it is connected with the caller's account: by a click, and in their session
 * alone, so that no other page can connect somebody else's identity with it.
 * @throws NOT_FOUND for a connection that is off, or of an organization to which the caller does not belong
 */
export async function connect(
  scope: AccountScope,
  input: { identityProvider: string },
): Promise<{ address: string; expiresAt: string }> {
  const { id: userId, name } = scope.actor;
  const where = { id: input.identityProvider, ...reachableProviders(userId) };
  const columns = { id: true, organizationId: true, displayName: true } as const;
  const found = await systemScope("own-places", scope.request).db.identityProvider.findFirst({
    where,
    select: columns,
  });
  if (found === null) throw notFound();
  return audited(systemScope("own-places", scope.request), "identity.connect", async (tx) => {
    const wanted = { purpose: "link" as const, userId, next: "/account/security" };
    const { address, expiresAt } = await prepareTransaction(tx, found, wanted);
    const actor = { id: userId, name };
    return {
      value: { address, expiresAt: expiresAt.toISOString() },
      entries: {
        target: { type: "identity_provider", id: found.id, name: found.displayName },
        place: { organizationId: found.organizationId },
        actor,
      },
    };
  });
}

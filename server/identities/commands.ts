import "server-only";
import { systemScope } from "../access/authorize";
import type { AccountScope } from "../access/scope";
import { audited } from "../audit/audited";
import { AppError, notFound } from "../errors";
import { prepareTransaction } from "../sso/commands/prepare";
import { reachableProviders } from "./queries";

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
  const found = await systemScope("api", scope.request).db.identityProvider.findFirst({ where, select: columns });
  if (found === null) throw notFound();
  return audited(systemScope("api", scope.request), "identity.connect", async (tx) => {
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

/**
 * The caller's account is that of the provider no more. One way in is left.
 * @throws NOT_FOUND, CONFLICT sso_last_way_in
 */
export async function disconnect(scope: AccountScope, input: { identity: string }): Promise<{ id: string }> {
  const { id: userId, name } = scope.actor;
  return audited(
    scope,
    "identity.disconnect",
    async (tx) => {
      const found = await tx.userIdentity.findFirst({
        where: { id: input.identity },
        select: { id: true, organizationId: true, identityProvider: { select: { displayName: true } } },
      });
      if (found === null) throw notFound();
      const user = await tx.user.findFirst({ where: { id: userId }, select: { passwordHash: true } });
      const others = await tx.userIdentity.count({ where: { id: { not: found.id } } });
      const passkeys = await tx.passkey.count({ where: { verifiesUser: true } });
      if (user?.passwordHash == null && others + passkeys === 0) throw new AppError("CONFLICT", "sso_last_way_in");
      await tx.userIdentity.deleteMany({ where: { id: found.id } });
      return {
        value: { id: found.id },
        entries: {
          target: { type: "user", id: userId, name },
          before: { connection: found.identityProvider.displayName },
          place: { organizationId: found.organizationId },
        },
      };
    },
    { lock: { user: userId } },
  );
}

import "server-only";
import type { AccountScope } from "../access/scope";
import { audited } from "../audit/audited";
import { AppError, notFound } from "../errors";

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

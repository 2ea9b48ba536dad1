import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { AppError } from "../../errors";
import { isLastRequired } from "../queries/removal";
import type { DeactivatedIdentityProviderView, IdentityProviderView } from "../schema/views";
import { changeConnection, type Changing } from "./change";
import { endSessions } from "./end-sessions";

interface Input {
  identityProvider: string;
}

/**
 * Lets people sign in by a connection.
 * @throws NOT_FOUND, CONFLICT unchanged, sso_incomplete (the first missing field)
 */
export async function activateIdentityProvider(scope: OrganizationScope, input: Input): Promise<IdentityProviderView> {
  return changeConnection(scope, "identity-provider.activate", input.identityProvider, async ({ tx, row }) => {
    if (row.active) throw new AppError("CONFLICT", "unchanged");
    await tx.identityProvider.update({ where: { id: row.id }, data: { active: true } });
    return null;
  });
}

/**
 * Lets nobody sign in by a connection any more, and ends the sessions that came by it.
 * @throws NOT_FOUND, CONFLICT unchanged, sso_last_way
 */
export async function deactivateIdentityProvider(
  scope: OrganizationScope,
  input: Input,
): Promise<DeactivatedIdentityProviderView> {
  let sessionsEnded = 0;
  const work = async ({ tx, row }: Changing) => {
    if (!row.active) throw new AppError("CONFLICT", "unchanged");
    if (await isLastRequired(tx, row.id)) throw new AppError("CONFLICT", "sso_last_way");
    await tx.identityProvider.update({ where: { id: row.id }, data: { active: false } });
    sessionsEnded = await endSessions(tx, row.id);
    return { sessionsEnded };
  };
  const view = await changeConnection(scope, "identity-provider.deactivate", input.identityProvider, work);
  return { ...view, sessionsEnded };
}

import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { AppError } from "../../errors";
import { isLastRequired } from "../queries/removal";
import type { IdentityProviderView } from "../schema/views";
import { changeConnection } from "./change";

interface Input {
  identityProvider: string;
}

/** Lets people sign in by a connection. @throws NOT_FOUND, CONFLICT unchanged, sso_incomplete (the first missing field) */
export async function activateIdentityProvider(scope: OrganizationScope, input: Input): Promise<IdentityProviderView> {
  return changeConnection(scope, "identity-provider.activate", input.identityProvider, async ({ tx, row }) => {
    if (row.active) throw new AppError("CONFLICT", "unchanged");
    await tx.identityProvider.update({ where: { id: row.id }, data: { active: true } });
  });
}

/**
 * Lets nobody sign in by a connection any more. Sessions that are there go on until they end.
 * @throws NOT_FOUND, CONFLICT unchanged, sso_last_connection
 */
export async function deactivateIdentityProvider(
  scope: OrganizationScope,
  input: Input,
): Promise<IdentityProviderView> {
  return changeConnection(scope, "identity-provider.deactivate", input.identityProvider, async ({ tx, row }) => {
    if (!row.active) throw new AppError("CONFLICT", "unchanged");
    if (await isLastRequired(tx, row.id)) throw new AppError("CONFLICT", "sso_last_connection");
    await tx.identityProvider.update({ where: { id: row.id }, data: { active: false } });
  });
}

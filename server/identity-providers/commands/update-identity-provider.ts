import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { nameKey } from "../../text";
import { settingsOf } from "../queries/rows";
import type { UpdateIdentityProviderInput } from "../schema/inputs";
import type { IdentityProviderView } from "../schema/views";
import { changeConnection, refuseTaken, setWorkspaces } from "./change";
import { commonColumns, mergeSettings, refuseAddresses, refuseForeign, refuseProvider, secretColumns } from "./merge";

/**
 * Changes fields of a connection, effective with the next sign-in.
 * @throws NOT_FOUND, CONFLICT taken (displayName), sso_incomplete, INVALID (its field), sso_secret_again, sso_key_pair,
 *   FORBIDDEN rank_too_low
 */
export async function updateIdentityProvider(
  scope: OrganizationScope,
  { identityProvider, displayName, ...given }: UpdateIdentityProviderInput,
): Promise<IdentityProviderView> {
  await refuseAddresses(given);
  return changeConnection(scope, "identity-provider.update", identityProvider, async ({ tx, row }) => {
    const { id } = row;
    const of = settingsOf(row);
    refuseForeign(of.protocol, given);
    refuseProvider(of.protocol, given.provider);
    if (displayName !== undefined) await refuseTaken(tx, displayName, id);
    await tx.identityProvider.update({
      where: { id },
      data: {
        ...commonColumns(given),
        ...secretColumns(id, given),
        ...(displayName === undefined ? {} : { displayName, nameKey: nameKey(displayName) }),
        settings: mergeSettings(of, given),
      },
    });
    const place = { organizationId: scope.organization.id, identityProviderId: id };
    if (given.workspaces !== undefined) await setWorkspaces(tx, place, given.workspaces);
    return null;
  });
}

import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { AppError } from "../../errors";
import { enqueueDirectorySync } from "../../directory/commands/enqueue-sync";
import { actingOrganizationAuthority } from "../../access/standing/acting-authority";
import { previewIdentityProviderRemoval } from "../queries/removal";
import type { RemovedIdentityProviderView } from "../schema/views";
import { auditable } from "./auditable";
import { findConnectionRow } from "./change";
import { endSessions } from "./end-sessions";

/**
 * Deletes a connection, with who is who at its provider, its mapping rows and the sessions that came by it. Accounts and
 * memberships stay.
 * @throws NOT_FOUND, CONFLICT name_differs (displayName), sso_last_way
 */
export async function removeIdentityProvider(
  scope: OrganizationScope,
  input: { identityProvider: string; displayName: string },
): Promise<RemovedIdentityProviderView> {
  return audited(
    scope,
    "identity-provider.remove",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "identity-provider.remove");
      const row = await findConnectionRow(tx, input.identityProvider);
      const { id, displayName } = row;
      if (displayName !== input.displayName) throw new AppError("CONFLICT", "name_differs", "displayName");
      const { required, ...ended } = await previewIdentityProviderRemoval(tx, id);
      if (required) throw new AppError("CONFLICT", "sso_last_way");
      await endSessions(tx, id);
      await tx.identityProvider.delete({ where: { id } });
      // What its claims gave goes with it.
      await enqueueDirectorySync(tx, scope.organization.id);
      return {
        value: { id, displayName, endedAt: new Date().toISOString(), ...ended },
        entries: {
          target: { type: "identity_provider", id, name: displayName },
          before: { ...auditable(row), ...ended },
        },
      };
    },
    { lock: { organization: scope.organization.id } },
  );
}

import "server-only";
import { endGrants } from "../../access-rules/commands/end-grants";
import type { WorkspaceScope } from "../../access/scope";
import { actingAuthority } from "../../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { previewServiceAccountRemoval } from "../queries";
import type { RemovedServiceAccountView } from "../schema";
import { findServiceAccount } from "./find-service-account";

/** The credentials of a service account that goes stay visible: revoked, and with the name of whose they were. */
async function leaveCredentials(tx: TransactionDatabase, { actor }: WorkspaceScope, row: { id: string; name: string }) {
  await tx.credential.updateMany({
    where: { serviceAccountId: row.id, revokedAt: null },
    data: { revokedAt: new Date(), revokedById: actor.id, revokedReason: "service_account_removed" },
  });
  await tx.credential.updateMany({
    where: { serviceAccountId: row.id },
    data: { serviceAccountId: null, formerOwner: row.name },
  });
}

/**
 * Deletes a service account: its credentials, its memberships in groups and what rules of access gave it are gone with
 * the next request. What it made stays, and so do the credentials, revoked, under the name that it had.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low
 */
export async function removeServiceAccount(
  scope: WorkspaceScope,
  input: { serviceAccount: string },
): Promise<RemovedServiceAccountView> {
  return audited(
    scope,
    "service-account.remove",
    async (tx) => {
      const acting = await actingAuthority(tx, scope, "service-account.remove");
      const row = await findServiceAccount(tx, acting, input.serviceAccount);
      const { credentials, groups } = await previewServiceAccountRemoval(tx, row.id);
      const rules = await endGrants(tx, { serviceAccountId: row.id });
      await leaveCredentials(tx, scope, row);
      await tx.serviceAccount.delete({ where: { id: row.id } });
      const { id, name, role } = row;
      const ended = { credentials: credentials.length, groups: groups.length, rules: rules.rules };
      const before = {
        role,
        credentials: credentials.map((key) => key.accessKey),
        groups: groups.map((group) => group.name),
        rules: rules.rules,
      };
      return {
        value: { id, name, endedAt: new Date().toISOString(), ...ended },
        entries: [{ target: { type: "service_account", id, name }, before }, ...rules.entries],
      };
    },
    { lock: { organization: scope.organization.id } },
  );
}

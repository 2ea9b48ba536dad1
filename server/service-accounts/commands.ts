import "server-only";
import { endGrants } from "../access-rules/commands/end-grants";
import type { WorkspaceScope } from "../access/scope";
import { actingAuthority, refuseAbove, refuseMachines } from "../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../audit/audited";
import { insertCredential } from "../credentials/commands/insert-credential";
import { AppError } from "../errors";
import { newId } from "../ids";
import { nameKey } from "../text";
import { authorityOfMachine, findServiceAccount } from "./commands/find-service-account";
import { getServiceAccount, previewServiceAccountRemoval } from "./queries";
import type { CreatedServiceAccountView, CreateServiceAccountInput, RemovedServiceAccountView } from "./schema";

/**
 * Makes a service account of the workspace with its first credential, whose secret key is in the answer and nowhere
 * else. It outlives whoever made it.
 * @throws CONFLICT taken (name), FORBIDDEN rank_too_low, people_only, credential_scope
 */
export async function createServiceAccount(
  scope: WorkspaceScope,
  input: CreateServiceAccountInput,
): Promise<CreatedServiceAccountView> {
  refuseMachines(scope);
  const { name, role, allowImpersonation } = input;
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  return audited(
    scope,
    "service-account.create",
    async (tx) => {
      const acting = await actingAuthority(tx, scope, "service-account.create");
      refuseAbove(acting, authorityOfMachine({ role, allowImpersonation }));
      const key = nameKey(name);
      const same = await tx.serviceAccount.count({ where: { nameKey: key } });
      if (same > 0) throw new AppError("CONFLICT", "taken", "name");
      const id = newId("sa");
      const createdById = scope.actor.id;
      const data = { id, ...place, name, nameKey: key, role, allowImpersonation, createdById };
      await tx.serviceAccount.create({ data });
      const made = await insertCredential(tx, scope, { owner: { serviceAccountId: id }, given: {} });
      const { id: credential, accessKey, secretKey, expiresAt } = made.value;
      const after = { name, role, allowImpersonation, accessKey };
      return {
        value: {
          ...(await getServiceAccount(tx, id)),
          credential: { id: credential, accessKey, secretKey, expiresAt },
        },
        entries: { target: { type: "service_account", id, name }, after },
      };
    },
    { lock: { organization: place.organizationId } },
  );
}

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

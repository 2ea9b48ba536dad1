import "server-only";
import { endGrants } from "../access-rules/commands/end-grants";
import { refuseLimited } from "../access/credential-scopes";
import type { WorkspaceScope } from "../access/scope";
import { audited } from "../audit/audited";
import { AppError } from "../errors";
import { newId } from "../ids";
import { actingAuthority, refuseAbove, refuseMachines } from "../members/commands/check-standing";
import { hashToken, newAccessKey, newSecretKey } from "../secrets/token";
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
  refuseLimited(scope.actor, "service-account.create");
  const { name, role, allowImpersonation } = input;
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  const [accessKey, secretKey] = [newAccessKey(), newSecretKey()];
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
      const credential = { id: newId("crd"), accessKey };
      const secretHash = hashToken(secretKey);
      await tx.credential.create({ data: { ...credential, ...place, serviceAccountId: id, secretHash } });
      const after = { name, role, allowImpersonation, accessKey };
      return {
        value: { ...(await getServiceAccount(tx, id)), credential: { ...credential, secretKey } },
        entries: { target: { type: "service_account", id, name }, after },
      };
    },
    { lock: { organization: place.organizationId } },
  );
}

/**
 * Deletes a service account: its credentials, its memberships in groups and what rules of access gave it are gone with the next request, what it made
 * stays.
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

import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { actingAuthority, refuseAbove, refuseMachines } from "../../access/standing/acting-authority";
import { audited } from "../../audit/audited";
import { insertCredential } from "../../credentials/commands/insert-credential";
import { AppError } from "../../errors";
import { newId } from "../../ids";
import { nameKey } from "../../text";
import { getServiceAccount } from "../queries";
import type { CreatedServiceAccountView, CreateServiceAccountInput } from "../schema";
import { authorityOfMachine } from "./find-service-account";

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

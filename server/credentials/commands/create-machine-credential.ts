import "server-only";
import { refuseBeyondMachine } from "../../access-rules/commands/check-groups";
import { workspaceAuthority, type Authority } from "../../access/rights/authority";
import type { WorkspaceScope } from "../../access/scope";
import { actingAuthority, refuseAbove, refuseMachines } from "../../access/standing/acting-authority";
import { audited } from "../../audit/audited";
import { authorityOfMachine, findServiceAccount } from "../../service-accounts/commands/find-service-account";
import type { CreatedCredentialView, CreateMachineCredentialInput } from "../schema";
import { insertCredential } from "./insert-credential";

/**
 * What it takes to hold a machine's credential: as much as the machine has,
 * and all of an admin to let it ask about others.
 */
export function neededFor(
  machine: { role: string; allowImpersonation: boolean },
  permissions: readonly string[] = [],
): Authority {
  return permissions.includes("access.check") ? workspaceAuthority("admin") : authorityOfMachine(machine);
}

/**
 * Makes a further credential of a service account. The secret key is in the answer and nowhere else.
 * @throws NOT_FOUND, FORBIDDEN people_only, rank_too_low, credential_scope,
 *   INVALID (expiresAt, scopes.permissions.N, scopes.project)
 */
export async function createMachineCredential(
  scope: WorkspaceScope,
  { serviceAccount: id, ...given }: CreateMachineCredentialInput,
): Promise<CreatedCredentialView> {
  refuseMachines(scope);
  return audited(
    scope,
    "service-account.create-credential",
    async (tx) => {
      const acting = await actingAuthority(tx, scope, "service-account.create-credential");
      const row = await findServiceAccount(tx, acting, id);
      refuseAbove(acting, neededFor(row, given.scopes?.permissions));
      await refuseBeyondMachine(tx, scope, acting, row.id);
      return insertCredential(tx, scope, { owner: { serviceAccountId: id }, given });
    },
    { lock: { organization: scope.organization.id } },
  );
}

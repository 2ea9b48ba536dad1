import "server-only";
import { workspaceAuthority } from "../../access/authority";
import { workspaceRoleOf } from "../../access/permissions";
import type { WorkspaceScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { endOfCredential, insertCredential } from "./insert-credential";
import type { CreatedCredentialView } from "../schema";
import { notFound } from "../../errors";
import { actingAuthority, refuseAbove, refuseMachines } from "../../members/commands/check-standing";
import type { CreateMachineCredentialInput } from "../schema";

/** What it takes to give a machine a credential: as much as the machine has, and all of an admin to let it ask about others. */
function neededFor(role: string, permissions: readonly string[] = []) {
  return workspaceAuthority(permissions.includes("access.check") ? "admin" : workspaceRoleOf(role));
}

/**
 * Makes a further credential of a service account. The secret key is in the answer and nowhere else.
 * @throws NOT_FOUND, FORBIDDEN people_only, rank_too_low, credential_scope, INVALID (expiresAt, scopes.permissions.N, scopes.project)
 */
export async function createMachineCredential(
  scope: WorkspaceScope,
  input: CreateMachineCredentialInput,
): Promise<CreatedCredentialView> {
  refuseMachines(scope);
  const expiresAt = endOfCredential(scope, input.expiresAt);
  const { serviceAccount: id, label, scopes } = input;
  return audited(
    scope,
    "service-account.create-credential",
    async (tx) => {
      const acting = await actingAuthority(tx, scope, "service-account.create-credential");
      const row = await tx.serviceAccount.findFirst({ where: { id }, select: { role: true } });
      if (row === null) throw notFound();
      refuseAbove(acting, neededFor(row.role, scopes?.permissions));
      return insertCredential(tx, scope, { serviceAccountId: id }, { label, expiresAt, scopes });
    },
    { lock: { organization: scope.organization.id } },
  );
}

import "server-only";
import { workspaceAuthority, type Authority } from "../../access/authority";
import { workspaceRoleOf } from "../../access/permissions";
import type { WorkspaceScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { notFound } from "../../errors";
import { actingAuthority, refuseAbove, refuseMachines } from "../../members/commands/check-standing";
import type { CreatedCredentialView, CreateMachineCredentialInput } from "../schema";
import { insertCredential } from "./insert-credential";

/** What it takes to hold a machine's credential: as much as the machine has, and all of an admin to let it ask about others. */
export function neededFor(role: string, permissions: readonly string[] = []): Authority {
  return workspaceAuthority(permissions.includes("access.check") ? "admin" : workspaceRoleOf(role));
}

/**
 * Makes a further credential of a service account. The secret key is in the answer and nowhere else.
 * @throws NOT_FOUND, FORBIDDEN people_only, rank_too_low, credential_scope, INVALID (expiresAt, scopes.permissions.N, scopes.project)
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
      const row = await tx.serviceAccount.findFirst({ where: { id, projectId: null }, select: { role: true } });
      if (row === null) throw notFound();
      refuseAbove(acting, neededFor(row.role, given.scopes?.permissions));
      return insertCredential(tx, scope, { owner: { serviceAccountId: id }, given });
    },
    { lock: { organization: scope.organization.id } },
  );
}

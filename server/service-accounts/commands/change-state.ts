import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { actingAuthority } from "../../access/standing/acting-authority";
import { audited } from "../../audit/audited";
import { AppError } from "../../errors";
import { getServiceAccount } from "../queries";
import type { ServiceAccountView } from "../schema";
import { findServiceAccount } from "./find-service-account";

interface Input {
  serviceAccount: string;
}

async function changeState(
  scope: WorkspaceScope,
  action: "service-account.suspend" | "service-account.resume",
  input: Input,
): Promise<ServiceAccountView> {
  const suspended = action === "service-account.suspend";
  return audited(
    scope,
    action,
    async (tx) => {
      const acting = await actingAuthority(tx, scope, action);
      const { id, name, suspendedAt } = await findServiceAccount(tx, acting, input.serviceAccount);
      if ((suspendedAt !== null) === suspended) throw new AppError("CONFLICT", "unchanged");
      await tx.serviceAccount.update({ where: { id }, data: { suspendedAt: suspended ? new Date() : null } });
      const target = { type: "service_account", id, name };
      return {
        value: await getServiceAccount(tx, id),
        entries: { target, before: { suspended: !suspended }, after: { suspended } },
      };
    },
    { lock: { organization: scope.organization.id } },
  );
}

/**
 * Stops a service account with its next request: its credentials and tokens are refused, and stay for when it goes on.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low, CONFLICT unchanged
 */
export async function suspendServiceAccount(scope: WorkspaceScope, input: Input): Promise<ServiceAccountView> {
  return changeState(scope, "service-account.suspend", input);
}

/** @throws NOT_FOUND, FORBIDDEN rank_too_low, CONFLICT unchanged */
export async function resumeServiceAccount(scope: WorkspaceScope, input: Input): Promise<ServiceAccountView> {
  return changeState(scope, "service-account.resume", input);
}

import "server-only";
import { systemScope } from "../access/authorize";
import type { AccountScope } from "../access/scope";
import { AppError } from "../errors";

/** @throws FORBIDDEN operators_only where operators alone make organizations on this instance */
export async function refuseOthersThanOperators(scope: AccountScope): Promise<void> {
  if (scope.actor.operator) return;
  const instance = await systemScope("instance-settings", scope.request).db.instance.findUnique({
    where: { id: 1 },
    select: { organizationCreation: true },
  });
  if (instance?.organizationCreation === "operators") throw new AppError("FORBIDDEN", "operators_only");
}

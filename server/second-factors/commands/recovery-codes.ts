import "server-only";
import type { AccountScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { AppError } from "../../errors";
import { replaceCodes } from "../codes";
import { refuseProviderAlone } from "../proved";
import { tellOfChange } from "./changed";

/**
 * Ten new recovery codes; the former ones are dead.
 * @throws CONFLICT factor_missing where the caller has no factor that they could stand in for
 */
export async function renewRecoveryCodes(scope: AccountScope): Promise<{ recoveryCodes: string[] }> {
  await refuseProviderAlone(scope);
  const { id: userId, name } = scope.actor;
  return audited(scope, "recovery-code.renew", async (tx) => {
    const apps = await tx.totpFactor.count({ where: { userId, confirmedAt: { not: null } } });
    if (apps === 0 && (await tx.passkey.count({ where: { userId } })) === 0) {
      throw new AppError("CONFLICT", "factor_missing");
    }
    const recoveryCodes = await replaceCodes(tx, userId);
    await tellOfChange(tx, scope.actor, "New recovery codes were made; the former ones are dead.");
    return { value: { recoveryCodes }, entries: { target: { type: "user", id: userId, name } } };
  });
}

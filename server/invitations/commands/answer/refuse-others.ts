import "server-only";
import type { InvitationScope } from "../../../access/scope";
import { recorded } from "../../../audit/recorded";
import { AppError } from "../../../errors";
import type { FoundInvitation } from "../../find-invitation";
import { isInvited } from "../../find-invitation";
import { tellInviter } from "./tell-inviter";

/**
 * An invitation is for the account with its address alone. The inviter sees that somebody else tried, and is told of it
 * once; the refusal leaves the audit row.
 * @throws FORBIDDEN address_mismatch
 */
export async function refuseOthers(scope: InvitationScope, found: FoundInvitation): Promise<void> {
  if (isInvited(scope.actor, found)) return;
  const { id } = found;
  await recorded(scope, "invitation-mismatch", async (tx) => {
    const mismatchAt = new Date();
    const first = await tx.invitation.updateMany({ where: { id, mismatchAt: null }, data: { mismatchAt } });
    if (first.count === 0) await tx.invitation.updateMany({ where: { id }, data: { mismatchAt } });
    if (first.count > 0) await tellInviter(tx, scope, found, "invitation.mismatch");
  });
  throw new AppError("FORBIDDEN", "address_mismatch");
}

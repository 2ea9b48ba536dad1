import "server-only";
import type { InvitationScope } from "../../../access/scope";
import { audited } from "../../../audit/audited";
import { AppError } from "../../../errors";
import type { FoundInvitation } from "../../find-invitation";
import { refuseEnded } from "./accept-invitation";
import { refuseOthers } from "./refuse-others";
import { tellInviter } from "./tell-inviter";

/**
 * The invited person does not want to come, and may say why.
 * @throws FORBIDDEN address_mismatch, EXPIRED expired, invitation_ended, CONFLICT invitation_accepted
 */
export async function declineInvitation(
  scope: InvitationScope,
  found: FoundInvitation,
  reason: string | undefined,
): Promise<{ status: "declined" }> {
  await refuseOthers(scope, found);
  refuseEnded(found);
  const { id, email } = found;
  const { actor } = scope;
  const said = reason === undefined || reason.trim() === "" ? null : reason.trim();
  return audited(scope, "invitation.decline", async (tx) => {
    const data = { status: "declined", endedAt: new Date(), endedById: actor.id, endedReason: said };
    const { count } = await tx.invitation.updateMany({ where: { id, status: "pending" }, data });
    if (count !== 1) throw new AppError("EXPIRED", "invitation_ended");
    await tellInviter(tx, scope, found, "invitation.declined", { by: actor.name });
    return {
      value: { status: "declined" },
      entries: {
        target: { type: "invitation", id, name: email },
        before: { status: "pending" },
        after: { status: "declined", ...(said === null ? {} : { reason: said }) },
      },
    };
  });
}

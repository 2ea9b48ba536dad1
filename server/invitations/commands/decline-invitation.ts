import "server-only";
import type { InvitationScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { AppError } from "../../errors";
import { refuseEnded, refuseOthers } from "./accept-invitation";

/**
 * The invited person does not want to come.
 * @throws FORBIDDEN address_mismatch, EXPIRED expired, invitation_ended, CONFLICT invitation_accepted
 */
export async function declineInvitation(scope: InvitationScope): Promise<{ status: "declined" }> {
  await refuseOthers(scope);
  refuseEnded(scope.invitation);
  const { id, email } = scope.invitation;
  return audited(scope, "invitation.decline", async (tx) => {
    const data = { status: "declined", endedAt: new Date() };
    const { count } = await tx.invitation.updateMany({ where: { id, status: "pending" }, data });
    if (count !== 1) throw new AppError("EXPIRED", "invitation_ended");
    return {
      value: { status: "declined" },
      entries: {
        target: { type: "invitation", id, name: email },
        before: { status: "pending" },
        after: { status: "declined" },
      },
    };
  });
}

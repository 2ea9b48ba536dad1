import "server-only";
import type { InvitationScope } from "../../../access/scope";
import { audited } from "../../../audit/audited";
import { AppError } from "../../../errors";
import type { FoundInvitation } from "../../find-invitation";
import { isInvited } from "../../find-invitation";
import { statusOf } from "../../queries/columns";
import { countAsking } from "../../rates";
import { tellInviter } from "./tell-inviter";

/** Another address is asked for while it is open; who is invited themself asks once its time is over. */
function refuseNeedless(scope: InvitationScope, found: FoundInvitation): void {
  const status = statusOf(found);
  if (status === "expired") return;
  if (status === "accepted") throw new AppError("CONFLICT", "invitation_accepted");
  if (status !== "pending") throw new AppError("EXPIRED", "invitation_ended");
  if (isInvited(scope.actor, found)) throw new AppError("CONFLICT", "already_invited");
}

/**
 * Whoever holds the token asks its inviter for an invitation to the address of the account they are signed in with. It
 * gives nothing: the inviter is told the address, and decides.
 * @throws CONFLICT already_invited, invitation_accepted, EXPIRED invitation_ended, LIMIT rate_limited
 */
export async function askAnew(scope: InvitationScope, found: FoundInvitation): Promise<{ askedAt: string }> {
  refuseNeedless(scope, found);
  await countAsking(scope, found.id);
  const { actor } = scope;
  const { id, email } = found;
  return audited(scope, "invitation.ask-anew", async (tx) => {
    const reissueAskedAt = new Date();
    await tx.invitation.update({ where: { id }, data: { reissueAskedAt, reissueAskedEmail: actor.email } });
    await tellInviter(tx, scope, found, "invitation.asked-anew", { by: actor.name, address: actor.email });
    return {
      value: { askedAt: reissueAskedAt.toISOString() },
      entries: { target: { type: "invitation", id, name: email }, after: { asked: actor.email } },
    };
  });
}

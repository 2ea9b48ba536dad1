import "server-only";
import type { WorkspaceScope } from "../../../access/scope";
import { audited } from "../../../audit/audited";
import { statusOf } from "../../queries/columns";
import type { CopiedLinkView } from "../../schema";
import { newLink } from "../new-link";
import { endedError, invitationToHandOut } from "./invitation-to-hand-out";

/**
 * Another link to hand over, since the first was shown once. The one copied before is dead; the mailed one stays.
 * @throws NOT_FOUND, CONFLICT invitation_ended, invitation_accepted, FORBIDDEN rank_too_low
 */
export async function copyInvitationLink(
  scope: WorkspaceScope,
  input: { invitation: string },
): Promise<CopiedLinkView> {
  return audited(
    scope,
    "invitation.copy-link",
    async (tx) => {
      const row = await invitationToHandOut(tx, scope, "invitation.copy-link", input.invitation);
      const status = statusOf(row);
      if (status !== "pending") throw endedError(status);
      const { link, tokenHash } = newLink();
      await tx.invitation.update({ where: { id: row.id }, data: { linkTokenHash: tokenHash } });
      return {
        value: { id: row.id, email: row.email, expiresAt: row.expiresAt.toISOString(), link },
        entries: { target: { type: "invitation", id: row.id, name: row.email }, after: { link: "new" } },
      };
    },
    { lock: { organization: scope.organization.id } },
  );
}

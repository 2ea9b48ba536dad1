import "server-only";
import { unexpired } from "../../../access/reach";
import type { InvitationScope } from "../../../access/scope";
import type { TransactionDatabase } from "../../../audit/audited";
import { notify, type Notice } from "../../../notifications/notify";
import type { FoundInvitation } from "../../find-invitation";

/** What became of an invitation, to whoever sent it; nothing to who has left the organization or is suspended there. */
export async function tellInviter(
  tx: TransactionDatabase,
  { organization, workspace }: InvitationScope,
  { invitedById: userId, email }: FoundInvitation,
  kind: Notice["kind"],
  names: Notice["data"] = {},
): Promise<void> {
  const here = { userId, suspendedAt: null, ...unexpired() };
  if ((await tx.organizationMember.count({ where: here })) === 0) return;
  const data = {
    email,
    organization: organization.name,
    organizationSlug: organization.slug,
    workspace: workspace.name,
    workspaceSlug: workspace.slug,
    ...names,
  };
  await notify(tx, [{ userId, kind, organizationId: organization.id, workspaceId: workspace.id, data }]);
}

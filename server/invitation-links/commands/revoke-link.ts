import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { actingAuthority } from "../../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { LINK_COLUMNS } from "../queries/columns";
import { toLinkViews } from "../queries/list-links";
import type { LinkView } from "../schema";

/**
 * Ends a link: nobody comes by it any more. Who came stays.
 * @throws NOT_FOUND, CONFLICT invitation_ended
 */
export async function revokeLink(scope: WorkspaceScope, input: { link: string }): Promise<LinkView> {
  const { link: id } = input;
  const revoke = async (tx: TransactionDatabase) => {
    await actingAuthority(tx, scope, "invitation-link.revoke");
    const { count } = await tx.invitationLink.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    const row = await tx.invitationLink.findFirst({ where: { id }, select: LINK_COLUMNS });
    if (row === null) throw notFound();
    if (count !== 1) throw new AppError("CONFLICT", "invitation_ended");
    const [view] = await toLinkViews(tx, scope.workspace.id, [row]);
    if (view === undefined) throw notFound();
    return {
      value: view,
      entries: { target: { type: "invitation_link", id, name: null }, after: { revoked: true, uses: row.uses } },
    };
  };
  return audited(scope, "invitation-link.revoke", revoke, { lock: { organization: scope.organization.id } });
}

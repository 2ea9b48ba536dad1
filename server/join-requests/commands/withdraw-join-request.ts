import "server-only";
import type { AccountScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { AppError, notFound } from "../../errors";

/**
 * Takes one's own request back.
 * @throws NOT_FOUND, CONFLICT invitation_ended once it is decided
 */
export async function withdrawJoinRequest(
  scope: AccountScope,
  input: { joinRequest: string },
): Promise<{ id: string; status: "withdrawn" }> {
  const { joinRequest: id } = input;
  return audited(scope, "join-request.withdraw", async (tx) => {
    const data = { status: "withdrawn", decidedAt: new Date() };
    const { count } = await tx.joinRequest.updateMany({ where: { id, status: "pending" }, data });
    const row = await tx.joinRequest.findFirst({ where: { id }, select: { organizationId: true } });
    if (row === null) throw notFound();
    if (count !== 1) throw new AppError("CONFLICT", "invitation_ended");
    return {
      value: { id, status: "withdrawn" },
      entries: {
        target: { type: "join_request", id, name: scope.actor.name },
        before: { status: "pending" },
        after: { status: "withdrawn" },
        place: { organizationId: row.organizationId },
      },
    };
  });
}

import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { REQUEST_COLUMNS, toRequestView } from "../queries/columns";
import type { AccessRequestView } from "../schema";

/**
 * Takes one's own request back.
 * @throws NOT_FOUND, CONFLICT request_ended once it is decided
 */
export async function withdrawAccessRequest(
  scope: WorkspaceScope,
  { request: id }: { request: string },
): Promise<AccessRequestView> {
  const own = { id, userId: scope.actor.id };
  return audited(
    scope,
    "access-request.withdraw",
    async (tx) => {
      const data = { status: "withdrawn", decidedAt: new Date() };
      const { count } = await tx.accessRequest.updateMany({ where: { ...own, status: "pending" }, data });
      const row = await tx.accessRequest.findFirst({ where: own, select: REQUEST_COLUMNS });
      if (row === null) throw notFound();
      if (count !== 1) throw new AppError("CONFLICT", "request_ended");
      const around = row.resource?.project?.id ?? row.project?.id;
      const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
      return {
        value: toRequestView(row, false, new Map()),
        entries: {
          target: { type: "access_request", id, name: null },
          before: { status: "pending" },
          after: { status: "withdrawn" },
          place: { ...place, ...(around === undefined ? {} : { projectId: around }) },
        },
      };
    },
    { lock: { organization: scope.organization.id } },
  );
}

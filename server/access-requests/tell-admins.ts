import "server-only";
import { unexpired, WORKSPACE_STANDS } from "../access/reach";
import { ORGANIZATION_ADMINS } from "../access/rights/built-in-roles";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import type { Payload } from "../jobs/queue";
import { notify } from "../notifications/notify";
import { permissionOf, REQUEST_COLUMNS, RESOLVED } from "./queries/columns";
import { calledInWords } from "./target-in-words";

export const ASKED_JOB = "access-request.asked";

/** The admins of a workspace: its own, and the organization's. */
async function adminsOf(scope: SystemScope, organizationId: string, workspaceId: string): Promise<string[]> {
  const own = { workspaces: { some: { workspaceId, role: "admin", ...unexpired() } } };
  const rows = await scope.db.organizationMember.findMany({
    where: {
      organizationId,
      suspendedAt: null,
      AND: [unexpired(), { OR: [{ role: { in: [...ORGANIZATION_ADMINS] } }, own] }],
    },
    select: { userId: true },
  });
  return rows.map(({ userId }) => userId);
}

/** The job behind a request: tells the admins, once, where what it names is there. */
export async function tellAdmins(scope: SystemScope, payload: Payload): Promise<void> {
  const row = await scope.db.accessRequest.findFirst({
    where: { AND: [{ id: String(payload.request), status: "pending", workspace: WORKSPACE_STANDS }, RESOLVED] },
    select: { ...REQUEST_COLUMNS, workspace: { select: { id: true, organizationId: true, name: true, slug: true } } },
  });
  if (row === null) return;
  const { workspace, user } = row;
  const { organizationId } = workspace;
  const admins = await adminsOf(scope, organizationId, workspace.id);
  const data = {
    by: user.name,
    permission: permissionOf(row.permission),
    what: calledInWords(row, true),
    workspace: workspace.name,
    workspaceSlug: workspace.slug,
  };
  await recorded(scope, "reminder", async (tx) => {
    const { count } = await tx.reminder.createMany({ data: [{ key: `asked:${row.id}` }], skipDuplicates: true });
    if (count === 0) return;
    const place = { organizationId, workspaceId: workspace.id };
    await notify(
      tx,
      admins
        .filter((userId) => userId !== user.id)
        .map((userId) => ({ userId, kind: "access-request.created" as const, ...place, data })),
    );
  });
}

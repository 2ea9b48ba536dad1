import "server-only";
import { closedOrganizations } from "../../access/reach";
import type { AccountScope } from "../../access/scope";
import { waitingRequests, type WaitingRow } from "../../db/hot/access/waiting-requests";
import { position, toPage, type Page, type PageInput } from "../../paging";
import type { WaitingRequestView } from "../schema";
import { permissionOf } from "./columns";

function toView(row: WaitingRow): WaitingRequestView {
  const { id, type, target, projectName } = row;
  const project = projectName === null ? null : { name: projectName };
  return {
    id,
    user: { id: row.userId, name: row.userName, email: row.userEmail },
    permission: permissionOf(row.permission),
    target: { type, id: target, name: row.resourceName ?? projectName, project },
    message: row.message,
    createdAt: row.createdAt.toISOString(),
    workspace: { id: row.workspaceId, name: row.workspaceName, slug: row.workspaceSlug },
  };
}

/** For the inbox: requests that the caller may decide, of all workspaces that they are an admin of. */
export async function listWaiting(scope: AccountScope, input: PageInput): Promise<Page<WaitingRequestView>> {
  const closed = [...(await closedOrganizations(scope.actor)).keys()];
  const rows = await waitingRequests(scope.actor.id, position(input), closed);
  return toPage(input, rows, rows[0]?.total ?? 0, (row) => row.id, toView);
}

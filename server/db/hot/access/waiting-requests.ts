import "server-only";
import { runStatement } from "../../statement";
import { live } from "../conditions";

/** A request for access that somebody may decide, with the place where it was made. */
export interface WaitingRow {
  id: string;
  permission: string;
  type: string;
  target: string;
  message: string;
  createdAt: Date;
  userId: string;
  userName: string;
  userEmail: string;
  workspaceId: string;
  workspaceName: string;
  workspaceSlug: string;
  resourceName: string | null;
  projectName: string | null;
  total: number;
}

/** Those of the workspaces that the person is an admin of, by a row or by the organization, but their own; none of $5. */
const WAITING = `
  with "places" as materialized (
    select w."id", w."name", w."slug" from "organization_members" om
    join "organizations" o on o."id" = om."organizationId" and o."deletedAt" is null and o."suspendedAt" is null
    join "workspaces" w on w."organizationId" = o."id" and w."deletedAt" is null and w."suspendedAt" is null
    where om."userId" = $1 and om."suspendedAt" is null and ${live("om")} and not (o."id" = any($5)) and (om."role" in ('owner', 'admin')
      or exists (select 1 from "workspace_members" wm where wm."workspaceId" = w."id" and wm."userId" = $1
        and wm."role" = 'admin' and ${live("wm")}))
  ), "waiting" as materialized (
    select a.*, w."name" as "workspaceName", w."slug" as "workspaceSlug" from "places" w
    join "access_requests" a on a."workspaceId" = w."id" and a."status" = 'pending' and a."userId" <> $1
      and (a."projectId" is not null or a."resourceId" is not null)
  )
  select a."id", a."permission", a."type", a."target", a."message", a."createdAt", u."id" as "userId", u."name" as "userName",
    u."email" as "userEmail", a."workspaceId", a."workspaceName", a."workspaceSlug", r."name" as "resourceName",
    p."name" as "projectName", (select count(*)::int from "waiting") as "total"
  from "waiting" a join "users" u on u."id" = a."userId" left join "resources" r on r."id" = a."resourceId"
  left join "projects" p on p."id" = coalesce(r."projectId", a."projectId")
  where $2::text is null or case when $3 then a."id" < $2 else a."id" > $2 end
  order by case when $3 then a."id" end desc, a."id" limit $4`;

export async function waitingRequests(
  userId: string,
  { after, descending, take }: { after: string | null; descending: boolean; take: number },
  closed: readonly string[],
): Promise<WaitingRow[]> {
  return runStatement<WaitingRow>("waiting-requests", WAITING, [userId, after, descending, take, closed]);
}

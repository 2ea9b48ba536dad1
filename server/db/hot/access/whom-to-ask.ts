import "server-only";
import { runStatement } from "../../statement";
import { live } from "../conditions";

export interface AskedPlace {
  organizationId: string;
  workspaceId: string | null;
  projectId: string | null;
}

/** What a place is called, and some of those who have one of the roles there, where the caller may know them. */
export interface WhomRow {
  organization: string;
  workspace: string | null;
  project: string | null;
  names: string[];
}

/** So many are named. */
const NAMED = 3;

const LIVE_MEMBER = `om."suspendedAt" is null and ${live("om")} and u."suspendedAt" is null and u."deletedAt" is null`;

/**
 * The holders of the roles at the level of the question;
 * in a workspace without an admin of its own, the organization's.
 */
const WHOM = `
  select o."name" as "organization", w."name" as "workspace", p."name" as "project", case when $6 then array(
    select h."name" from (
      select u."name", u."id" from "organization_members" om join "users" u on u."id" = om."userId"
      where $4 = 'organization' and om."organizationId" = o."id" and om."role" = any($5) and ${LIVE_MEMBER}
      union all
      select u."name", u."id" from "workspace_members" wm
      join "organization_members" om on om."organizationId" = wm."organizationId" and om."userId" = wm."userId"
      join "users" u on u."id" = wm."userId"
      where $4 = 'workspace' and wm."workspaceId" = w."id" and wm."role" = any($5) and ${live("wm")} and ${LIVE_MEMBER}
      union all
      select u."name", u."id" from "collaborators" c join "users" u on u."id" = c."userId"
      where $4 = 'project' and c."projectId" = p."id" and c."role" = any($5) and ${live("c")}
        and u."suspendedAt" is null and u."deletedAt" is null
    ) h order by h."id" limit ${NAMED}) else '{}' end as "names"
  from "organizations" o
  left join "workspaces" w on w."id" = $2 and w."organizationId" = o."id"
  left join "projects" p on p."id" = $3 and p."workspaceId" = w."id"
  where o."id" = $1`;

/** `named`: whether the caller may know who is there. */
export async function whomToAsk(
  { organizationId, workspaceId, projectId }: AskedPlace,
  level: "organization" | "workspace" | "project",
  roles: readonly string[],
  named: boolean,
): Promise<WhomRow | undefined> {
  const values = [organizationId, workspaceId, projectId, level, roles, named];
  const [row] = await runStatement<WhomRow>("whom-to-ask", WHOM, values);
  return row;
}

import "server-only";
import { runStatement } from "../../statement";
import { live } from "../conditions";

/** What somebody's own page of workspaces says of one of them beside its name. */
export interface PanelRow {
  workspaceId: string;
  members: number;
  /** The first few. */
  memberNames: string[];
  /** Live credentials of the person for this workspace. */
  credentials: number;
  newest: { id: string; label: string; accessKey: string; lastUsedAt: string | null }[];
  /** When one of the person's credentials, whatever became of it, was used last. */
  lastUsedAt: Date | null;
}

/**
 * The people as the list of members counts them: the kept number of rows, without those that have ended, with the
 * organization's admins, who are in each of its workspaces, mostly without a row.
 */
const PANELS = `
  select
    w."id" as "workspaceId",
    w."memberCount" - (
      select count(*)::int from "workspace_members" wm where wm."workspaceId" = w."id" and wm."expiresAt" <= now()
    ) - (
      select count(*)::int from "organization_members" om join "workspace_members" wm
        on wm."workspaceId" = w."id" and wm."userId" = om."userId" and ${live("wm")}
      where om."organizationId" = w."organizationId" and om."expiresAt" <= now()
    ) + (
      select count(*)::int from "organization_members" om
      where om."organizationId" = w."organizationId" and om."role" in ('owner', 'admin') and ${live("om")}
        and not exists (select 1 from "workspace_members" wm
          where wm."workspaceId" = w."id" and wm."userId" = om."userId" and ${live("wm")})
    ) as "members",
    array(
      select u."name" from "workspace_members" wm join "users" u on u."id" = wm."userId"
        cross join lateral (select 1 from "organization_members" om
          where om."organizationId" = w."organizationId" and om."userId" = wm."userId" and ${live("om")} offset 0) as "live"
      where wm."workspaceId" = w."id" and ${live("wm")}
      order by wm."userId" limit 4
    ) as "memberNames",
    mine."credentials", mine."lastUsedAt",
    coalesce((
      select json_agg(n) from (
        select k."id", k."label", k."accessKey", k."lastUsedAt" from "credentials" k
        where k."workspaceId" = w."id" and k."userId" = $1 and k."revokedAt" is null and k."disabledAt" is null
          and (k."expiresAt" is null or k."expiresAt" > now())
        order by k."id" desc limit 3
      ) n
    ), '[]'::json) as "newest"
  from "workspaces" w
  cross join lateral (
    select
      (count(*) filter (
        where k."revokedAt" is null and k."disabledAt" is null and (k."expiresAt" is null or k."expiresAt" > now())
      ))::int as "credentials",
      max(k."lastUsedAt") as "lastUsedAt"
    from "credentials" k where k."workspaceId" = w."id" and k."userId" = $1
  ) mine
  where w."id" = any($2)`;

/** One row for each of the workspaces, which the caller has proved to be the person's. */
export async function panelsOf(userId: string, workspaceIds: readonly string[]): Promise<PanelRow[]> {
  return runStatement<PanelRow>("panels", PANELS, [userId, [...workspaceIds]]);
}

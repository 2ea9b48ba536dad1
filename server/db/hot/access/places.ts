import "server-only";
import { runStatement } from "../../statement";
import { ADMITTANCE_COLUMNS } from "./admittance";
import { shownTo } from "../people/preferences";
import { ruledOn } from "./ruled-projects";
import type { OrganizationStanding, WorkspaceStanding } from "./standing";

type WorkspacePart = Pick<WorkspaceStanding, Exclude<keyof WorkspaceStanding, keyof OrganizationStanding>>;

/** An organization of somebody's, with one of the workspaces that they can enter there, or none. */
export type PlaceRow = OrganizationStanding & (WorkspacePart | { [Column in keyof WorkspacePart]: null });

/**
 * The first workspaces of each organization come before the others of any, so that no organization is missing from a
 * list that is cut.
 */
const PLACES = `
  select * from (
    select
      o."id" as "organizationId", o."slug" as "organizationSlug", o."name" as "organizationName",
      o."personalOf" is not null as "personal", o."createdByCredentialId" as "madeByCredential",
      o."suspendedAt" is not null as "organizationSuspended", false as "organizationDeleted",
      om."role" as "organizationRole", om."suspendedAt" is not null as "membershipSuspended", ${ADMITTANCE_COLUMNS},
      w."id" as "workspaceId", w."slug" as "workspaceSlug", w."name" as "workspaceName", w."isDefault" as "isDefault",
      w."suspendedAt" is not null as "workspaceSuspended", w."archivedAt" is not null as "workspaceArchived",
      false as "workspaceDeleted", wm."role" as "workspaceRole", wr."permissions" as "workspacePermissions",
      false as "serviceAccountSuspended",
      row_number() over (partition by o."id" order by w."id") as "place"
    from "organization_members" om
    join "organizations" o on o."id" = om."organizationId" and o."deletedAt" is null
    left join "workspace_members" wm on wm."organizationId" = om."organizationId" and wm."userId" = om."userId"
      and om."role" not in ('owner', 'admin') and (wm."expiresAt" is null or wm."expiresAt" > now())
    left join "roles" wr on wr."id" = wm."roleId"
    left join "workspaces" w on w."organizationId" = o."id" and w."deletedAt" is null
      and (om."role" in ('owner', 'admin') or w."id" = wm."workspaceId")
    where om."userId" = $1 and (om."expiresAt" is null or om."expiresAt" > now())
  ) as "all"
  order by "place", "organizationId" limit $2`;

/** Where somebody stands, all organizations and workspaces at once; at most so many rows. */
export async function placesOf(userId: string, limit: number): Promise<PlaceRow[]> {
  return runStatement<PlaceRow>("places", PLACES, [userId, limit]);
}

const PROJECT_NAMES = `
  select p."name", p."slug", p."hidden", ${shownTo("p", "$2")} as "shown", d."projectId" is not null as "chosen", p."kind" = 'default' as "own" from "projects" p
  left join "collaborators" c on c."projectId" = p."id" and c."userId" = $2
    and (c."expiresAt" is null or c."expiresAt" > now())
  left join "default_projects" d on d."projectId" = p."id" and d."userId" = $2
  where p."workspaceId" = $1 and p."deletedAt" is null and p."archivedAt" is null and ($3 or p."visibility" = 'open' or c."userId" is not null or ${ruledOn(`p."id"`, "$2")})
    and (d."projectId" is not null or ${shownTo("p", "$2")})
  order by p."id" limit $4`;

interface ProjectNameRow {
  name: string;
  slug: string;
  hidden: boolean;
  /** Whether lists show it; the person's default is answered all the same. */
  shown: boolean;
  /** The person's default in the workspace. */
  chosen: boolean;
  /** The workspace's own default project. */
  own: boolean;
}

/**
 * The projects of a workspace that somebody reaches:
 * all, or the open ones, those that they are in and those that a rule shows them.
 */
export async function projectNames(
  workspaceId: string,
  userId: string,
  all: boolean,
  limit: number,
): Promise<ProjectNameRow[]> {
  return runStatement("project-names", PROJECT_NAMES, [workspaceId, userId, all, limit]);
}

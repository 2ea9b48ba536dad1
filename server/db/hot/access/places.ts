import "server-only";
import { runStatement } from "../../statement";
import { ADMITTANCE_COLUMNS } from "./admittance";
import { shownTo } from "../people/preferences";
import { ruledOn } from "./ruled-projects";
import type { OrganizationStanding, WorkspaceStanding } from "./standing";

type WorkspacePart = Pick<WorkspaceStanding, Exclude<keyof WorkspaceStanding, keyof OrganizationStanding>>;

/** An organization of somebody's, with one of the workspaces that they can enter there, or none. */
export type PlaceRow = OrganizationStanding & (WorkspacePart | { [Column in keyof WorkspacePart]: null });

/** Of an organization, all workspaces to its owners and admins, and to others those that they belong to. */
const WORKSPACES = `
  (select w."id", w."slug", w."name", w."isDefault", w."suspendedAt", w."archivedAt", null as "role", null::text[] as "permissions"
   from "workspaces" w
   where w."organizationId" = om."organizationId" and w."deletedAt" is null and om."role" in ('owner', 'admin')
   order by w."id" limit $2)
  union all
  (select w."id", w."slug", w."name", w."isDefault", w."suspendedAt", w."archivedAt", wm."role", r."permissions"
   from "workspace_members" wm join "workspaces" w on w."id" = wm."workspaceId" and w."deletedAt" is null
   left join "roles" r on r."id" = wm."roleId"
   where wm."organizationId" = om."organizationId" and wm."userId" = om."userId" and om."role" not in ('owner', 'admin')
     and (wm."expiresAt" is null or wm."expiresAt" > now())
   order by w."id" limit $2)`;

/**
 * The first workspaces of each organization come before the others of any, so that no organization is missing from a
 * list that is cut. Of each no more are read than the list holds.
 */
const PLACES = `
  select
    o."id" as "organizationId", o."slug" as "organizationSlug", o."name" as "organizationName",
    o."personalOf" is not null as "personal", o."createdByCredentialId" as "madeByCredential",
    o."suspendedAt" is not null as "organizationSuspended", false as "organizationDeleted",
    om."role" as "organizationRole", om."suspendedAt" is not null as "membershipSuspended", ${ADMITTANCE_COLUMNS},
    w."id" as "workspaceId", w."slug" as "workspaceSlug", w."name" as "workspaceName", w."isDefault" as "isDefault",
    w."suspendedAt" is not null as "workspaceSuspended", w."archivedAt" is not null as "workspaceArchived",
    false as "workspaceDeleted", w."role" as "workspaceRole", w."permissions" as "workspacePermissions",
    false as "serviceAccountSuspended"
  from "organization_members" om
  join "organizations" o on o."id" = om."organizationId" and o."deletedAt" is null
  left join lateral (select *, row_number() over (order by "id") as "place" from (${WORKSPACES}) as "each") w on true
  where om."userId" = $1 and (om."expiresAt" is null or om."expiresAt" > now())
  order by w."place", o."id" limit $2`;

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

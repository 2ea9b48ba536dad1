import "server-only";
import { lookUp } from "../../lane";
import { ADMITTANCE_COLUMNS, type Admittance } from "./admittance";
import { ruledOn } from "./ruled-projects";

/** Where somebody stands in an organization: what the place is, and the roles that hold now. */
export interface OrganizationStanding extends Admittance {
  organizationSlug: string;
  organizationName: string;
  personal: boolean;
  madeByCredential: string | null;
  organizationSuspended: boolean;
  organizationDeleted: boolean;
  membershipSuspended: boolean;
}

export interface WorkspaceStanding extends OrganizationStanding {
  workspaceId: string;
  workspaceSlug: string;
  workspaceName: string;
  isDefault: boolean;
  workspaceSuspended: boolean;
  workspaceArchived: boolean;
  workspaceDeleted: boolean;
  /** A person's own role, or the service account's. */
  workspaceRole: string | null;
  /** What a custom role of the workspace holds. */
  workspacePermissions: string[] | null;
  serviceAccountSuspended: boolean;
  /** Reaches something in it, a project or more, without belonging to it. */
  guest: boolean;
}

export interface ProjectStanding extends WorkspaceStanding {
  projectId: string;
  projectSlug: string;
  projectName: string;
  visibility: string;
  kind: string;
  projectArchived: boolean;
  projectDeleted: boolean;
  projectRole: string | null;
  /** A rule on the project, or on a type of its resources, names the caller or a group of theirs. */
  ruled: boolean;
  /** What a custom role of the project holds. */
  projectPermissions: string[] | null;
}

const ORGANIZATION_COLUMNS = `
  o."id" as "organizationId", o."slug" as "organizationSlug", o."name" as "organizationName",
  o."personalOf" is not null as "personal", o."createdByCredentialId" as "madeByCredential",
  o."suspendedAt" is not null as "organizationSuspended", o."deletedAt" is not null as "organizationDeleted",
  om."role" as "organizationRole", om."suspendedAt" is not null as "membershipSuspended", ${ADMITTANCE_COLUMNS}`;

/** A membership whose end date has passed is none. */
const ORGANIZATION_MEMBER = `
  left join "organization_members" om
    on om."organizationId" = o."id" and om."userId" = $1 and (om."expiresAt" is null or om."expiresAt" > now())`;

const WORKSPACE_COLUMNS = `${ORGANIZATION_COLUMNS},
  w."id" as "workspaceId", w."slug" as "workspaceSlug", w."name" as "workspaceName", w."isDefault" as "isDefault",
  w."suspendedAt" is not null as "workspaceSuspended", w."archivedAt" is not null as "workspaceArchived",
  w."deletedAt" is not null as "workspaceDeleted", coalesce(wm."role", sa."role") as "workspaceRole",
  wr."permissions" as "workspacePermissions", sa."suspendedAt" is not null as "serviceAccountSuspended",
  case when sa."projectId" is not null then true
    when wm."userId" is null and sa."id" is null and om."role" is distinct from 'owner' and om."role" is distinct from 'admin'
    then exists (select 1 from "collaborators" gc where gc."userId" = $1 and gc."workspaceId" = w."id"
      and (gc."external" or om."userId" is not null) and (gc."expiresAt" is null or gc."expiresAt" > now()))
    else false end as "guest"`;

/** A workspace role counts only while the organization's membership holds; a service account's is its own. */
const WORKSPACE_JOINS = `
  join "organizations" o on o."id" = w."organizationId" ${ORGANIZATION_MEMBER}
  left join "workspace_members" wm on wm."workspaceId" = w."id" and wm."userId" = om."userId"
    and (wm."expiresAt" is null or wm."expiresAt" > now())
  left join "roles" wr on wr."id" = wm."roleId"
  left join "service_accounts" sa on sa."workspaceId" = w."id" and sa."id" = $1`;

const ORGANIZATION_BY_ID = `select ${ORGANIZATION_COLUMNS} from "organizations" o ${ORGANIZATION_MEMBER} where o."id" = $2`;
const ORGANIZATION_BY_SLUG = `
  select ${ORGANIZATION_COLUMNS} from "slugs" s join "organizations" o on o."id" = s."organizationId" ${ORGANIZATION_MEMBER}
  where s."space" = 'organization' and s."slug" = lower($2)`;

const WORKSPACE_BY_ID = `select ${WORKSPACE_COLUMNS} from "workspaces" w ${WORKSPACE_JOINS} where w."id" = $2`;
const WORKSPACE_BY_SLUG = `
  select ${WORKSPACE_COLUMNS} from "slugs" s join "workspaces" w on w."id" = s."workspaceId" ${WORKSPACE_JOINS}
  where s."space" = 'workspace' and s."slug" = lower($2)`;

/**
 * A collaborator counts while they belong to the organization, unless they came in for this project alone. The service
 * account that is built into a project stands in that by its own role, and nowhere else.
 */
const PROJECT = `
  select ${WORKSPACE_COLUMNS},
    p."id" as "projectId", p."slug" as "projectSlug", p."name" as "projectName", p."visibility" as "visibility",
    p."kind" as "kind", p."archivedAt" is not null as "projectArchived", p."deletedAt" is not null as "projectDeleted",
    coalesce(c."role", case when sa."projectId" = p."id" then sa."projectRole" end) as "projectRole", pr."permissions" as "projectPermissions",
    case when p."visibility" <> 'open' and c."userId" is null and (wm."userId" is not null or sa."id" is not null and sa."projectId" is null)
      then ${ruledOn(`p."id"`, "$1")} else false end as "ruled"
  from "projects" p join "workspaces" w on w."id" = p."workspaceId" ${WORKSPACE_JOINS}
  left join "collaborators" c on c."projectId" = p."id" and c."userId" = $1
    and (c."external" or om."userId" is not null) and (c."expiresAt" is null or c."expiresAt" > now())
  left join "roles" pr on pr."id" = c."roleId"`;
const PROJECT_BY_ID = `${PROJECT} where p."id" = $3 and (p."workspaceId" = $2 or exists
  (select 1 from "slugs" s where s."space" = $2 and s."organizationId" = p."organizationId" and s."projectId" = p."id"))`;
const PROJECT_BY_SLUG = `${PROJECT} where p."id" =
  (select s."projectId" from "slugs" s where s."space" = $2 and s."slug" = lower($3))`;

/** A key is an opaque id or a slug, the present one or an earlier one; ids and slugs cannot be confused. */
export type Key = { id: string } | { slug: string };

export async function organizationStanding(userId: string, key: Key): Promise<OrganizationStanding | undefined> {
  return "id" in key
    ? lookUp<OrganizationStanding>("organization-by-id", ORGANIZATION_BY_ID, [userId, key.id])
    : lookUp<OrganizationStanding>("organization-by-slug", ORGANIZATION_BY_SLUG, [userId, key.slug]);
}

export async function workspaceStanding(userId: string, key: Key): Promise<WorkspaceStanding | undefined> {
  return "id" in key
    ? lookUp<WorkspaceStanding>("workspace-by-id", WORKSPACE_BY_ID, [userId, key.id])
    : lookUp<WorkspaceStanding>("workspace-by-slug", WORKSPACE_BY_SLUG, [userId, key.slug]);
}

/**
 * `workspaceId` is resolved already. The slug that a project had in another workspace before it was moved, and its id
 * there, lead to it where it is now.
 */
export async function projectStanding(
  userId: string,
  workspaceId: string,
  key: Key,
): Promise<ProjectStanding | undefined> {
  return "id" in key
    ? lookUp<ProjectStanding>("project-by-id", PROJECT_BY_ID, [userId, workspaceId, key.id])
    : lookUp<ProjectStanding>("project-by-slug", PROJECT_BY_SLUG, [userId, workspaceId, key.slug]);
}

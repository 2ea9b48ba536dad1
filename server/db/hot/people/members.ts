import "server-only";
import { runStatement } from "../../statement";
import type { TransactionDatabase } from "../../tenant";
import {
  Conditions,
  countText,
  live,
  matchesPerson,
  pageName,
  pageOf,
  PERSON_COLUMNS,
  SUSPENDED,
  usageColumns,
  utc,
  type PageAsked,
  type UsageColumns,
} from "../conditions";

/** Which people of a workspace, and which page of them. */
export interface MembersAsked extends PageAsked {
  organizationId: string;
  workspaceId: string;
  search?: string | undefined;
  status?: "active" | "suspended" | undefined;
  /** A role of the product, or a custom role's id. */
  role?: string | undefined;
  source?: string | undefined;
  /** A group's id. */
  group?: string | undefined;
  /** One person alone. */
  user?: string | undefined;
  /** Whether each row says how many there are in all, which costs little where nothing is asked for. */
  withTotal?: boolean;
  /** Whether the caller is told when people were here last. */
  withUsage: boolean;
}

export interface MemberRow extends UsageColumns {
  userId: string;
  name: string;
  email: string;
  picture: string | null;
  suspended: boolean;
  organizationRole: string;
  organizationExpiresAt: string | null;
  joinedAt: string;
  /** Null: here as an owner or admin of the organization alone. */
  role: string | null;
  source: string | null;
  expiresAt: string | null;
  roleId: string | null;
  roleName: string | null;
  groups: { id: string; name: string }[] | null;
  /** How many there are in all, where that was wanted and nothing is filtered. */
  total?: string;
}

const ROW = `wm."workspaceId" = $1 and wm."userId" = om."userId" and ${live("wm")}`;

/** By a row of their own. */
export const BY_ROW = `
  "workspace_members" wm join "organization_members" om
    on om."organizationId" = $2 and om."userId" = wm."userId" and ${live("om")}`;
/**
 * Looked up row by row along the index, however the numbers look: merging would walk the people of other organizations.
 */
export const BY_ROW_IN_ORDER = `
  "workspace_members" wm cross join lateral (
    select 1 from "organization_members" om
    where om."organizationId" = $2 and om."userId" = wm."userId" and ${live("om")} offset 0) as "live"`;
export const IS_BY_ROW = `wm."workspaceId" = $1 and ${live("wm")}`;

/** By what they are in the organization, without a row: few, so asking for each whether there is one costs little. */
export const INHERITED = `"organization_members" om left join "workspace_members" wm on ${ROW}`;
export const IS_INHERITED = `
  om."organizationId" = $2 and om."role" in ('owner', 'admin') and ${live("om")} and wm."userId" is null`;

const PERSON = ` join "users" u on u."id" = om."userId"`;

/** A built-in group's people follow from the workspace: everybody, or its admins. */
function inGroup(group: string): string {
  return `exists (select 1 from "groups" g where g."id" = ${group} and g."workspaceId" = $1 and (
    g."kind" = 'users' or g."kind" = 'admins' and (wm."role" = 'admin' or om."role" in ('owner', 'admin'))
    or exists (select 1 from "group_members" gm
      where gm."groupId" = g."id" and gm."userId" = om."userId" and ${live("gm")})))`;
}

function conditionsOf(asked: MembersAsked): Conditions {
  const conditions = new Conditions([asked.workspaceId, asked.organizationId]);
  const { search, status, role, source, group, user } = asked;
  if (search !== undefined) matchesPerson(conditions, search);
  if (status !== undefined) conditions.require(status === "suspended" ? SUSPENDED : `not ${SUSPENDED}`);
  if (role?.startsWith("rol_") === true) conditions.add(role, (place) => `wm."roleId" = ${place}`);
  else if (role !== undefined) conditions.add(role, (place) => `coalesce(wm."role", 'admin') = ${place}`);
  if (source !== undefined) {
    conditions.add(source, (place) => `split_part(coalesce(wm."source", 'inherited'), ':', 1) = ${place}`);
  }
  if (group !== undefined) conditions.add(group, inGroup);
  if (user !== undefined) conditions.add(user, (place) => `om."userId" = ${place}`);
  return conditions;
}

/** The members as one list, those by a row and those by the organization, each as far as the page goes. */
function both(asked: MembersAsked, conditions: Conditions, page: (id: string) => string): string {
  const person = asked.search === undefined && asked.status === undefined ? "" : PERSON;
  const also = String(conditions);
  return `
    (select wm."userId" from ${conditions.none ? BY_ROW_IN_ORDER : BY_ROW}${person} where ${IS_BY_ROW}${also}${page(`wm."userId"`)})
    union all
    (select om."userId" from ${INHERITED}${person} where ${IS_INHERITED}${also}${page(`om."userId"`)})`;
}

/** The kept number of rows, without those that have ended, with those who need none. */
export const TOTAL = `
  select w."memberCount"
    - (select count(*) from "workspace_members" wm where wm."workspaceId" = $1 and wm."expiresAt" <= now())
    - (select count(*) from "organization_members" om join "workspace_members" wm on ${ROW}
       where om."organizationId" = $2 and om."expiresAt" <= now())
    + (select count(*) from ${INHERITED} where ${IS_INHERITED}) as "count"
  from "workspaces" w where w."id" = $1`;

const GROUPS = `
  (select json_agg(json_build_object('id', g."id", 'name', g."name") order by g."nameKey")
   from "groups" g where g."workspaceId" = $1 and g."id" in (
     select gm."groupId" from "group_members" gm
     where gm."organizationId" = $2 and gm."userId" = om."userId" and gm."workspaceId" = $1 and ${live("gm")}))`;

const USAGE = usageColumns(`k."organizationId" = $2 and (k."workspaceId" = $1 or k."workspaceId" is null)`);

/**
 * One page of a workspace's people. Both branches walk an index from where the page begins and stop at its end:
 * `workspace_members_pkey` and `organization_members_admins`; all else is looked up for the rows of the page alone.
 */
export async function membersPage(asked: MembersAsked, tx?: TransactionDatabase): Promise<MemberRow[]> {
  const conditions = conditionsOf(asked);
  const { descending, take, withUsage } = asked;
  const withTotal = asked.withTotal === true && conditions.none;
  const order = descending ? "desc" : "asc";
  const rows = both(asked, conditions, pageOf(asked, conditions));
  const text = `
    select ${PERSON_COLUMNS}, ${utc(`coalesce(wm."createdAt", om."createdAt")`)} as "joinedAt",
      wm."role", wm."source", ${utc(`wm."expiresAt"`)} as "expiresAt", r."id" as "roleId", r."name" as "roleName", ${GROUPS} as "groups"
      ${withUsage ? USAGE : ""}${withTotal ? `, (${TOTAL}) as "total"` : ""}
    from (select "userId" from (${rows}) as "both" order by "userId" ${order} limit ${take}) p
    join "organization_members" om on om."organizationId" = $2 and om."userId" = p."userId"
    left join "workspace_members" wm on ${ROW}
    left join "roles" r on r."id" = wm."roleId"${PERSON}
    order by p."userId" ${order}`;
  const name = pageName(withTotal ? "counted-members" : "members", asked, conditions, withUsage);
  return runStatement<MemberRow>(name, text, conditions.values, tx);
}

/** How many there are: from the kept number, or counted where something is asked for, as many as `most` at most. */
export async function countMembers(asked: MembersAsked, most?: number): Promise<number> {
  const conditions = conditionsOf(asked);
  const name = conditions.none ? "member-total" : null;
  const text = conditions.none ? TOTAL : countText(`(${both(asked, conditions, () => "")}) as "both"`, most);
  const [row] = await runStatement<{ count: string | number }>(name, text, conditions.values);
  return Number(row?.count ?? 0);
}

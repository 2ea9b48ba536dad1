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
  PICTURE,
  SUSPENDED,
  usageColumns,
  utc,
  type PageAsked,
  type UsageColumns,
} from "../conditions";

/** Which people of an organization, and which page of them. */
interface OrganizationMembersAsked extends PageAsked {
  organizationId: string;
  search?: string | undefined;
  status?: "active" | "suspended" | undefined;
  role?: string | undefined;
  source?: string | undefined;
  /** One person alone. */
  user?: string | undefined;
  withUsage: boolean;
}

export interface OrganizationMemberRow extends UsageColumns {
  userId: string;
  name: string;
  email: string;
  picture: string | null;
  suspended: boolean;
  organizationRole: string;
  organizationExpiresAt: string | null;
  joinedAt: string;
  source: string;
  vouchedById: string | null;
  vouchedByName: string | null;
}

const PERSON = ` join "users" u on u."id" = om."userId"`;
const IS_MEMBER = `om."organizationId" = $1 and ${live("om")}`;
const USAGE = usageColumns(`k."organizationId" = $1`);

function conditionsOf(asked: OrganizationMembersAsked): Conditions {
  const conditions = new Conditions([asked.organizationId]);
  const { search, status, role, source, user } = asked;
  if (search !== undefined) matchesPerson(conditions, search);
  if (status !== undefined) conditions.require(status === "suspended" ? SUSPENDED : `not ${SUSPENDED}`);
  if (role !== undefined) conditions.add(role, (place) => `om."role" = ${place}`);
  if (source !== undefined) conditions.add(source, (place) => `split_part(om."source", ':', 1) = ${place}`);
  if (user !== undefined) conditions.add(user, (place) => `om."userId" = ${place}`);
  return conditions;
}

/** One page of an organization's people, along `organization_members_pkey`; all else is looked up for its rows alone. */
export async function organizationMembersPage(
  asked: OrganizationMembersAsked,
  tx?: TransactionDatabase,
): Promise<OrganizationMemberRow[]> {
  const conditions = conditionsOf(asked);
  const person = asked.search === undefined && asked.status === undefined ? "" : PERSON;
  const page = pageOf(asked, conditions);
  const text = `
    select ${PERSON_COLUMNS}, ${utc(`om."createdAt"`)} as "joinedAt", om."source", om."vouchedById",
      (select v."name" from "users" v where v."id" = om."vouchedById") as "vouchedByName"
      ${asked.withUsage ? USAGE : ""}
    from (select om.* from "organization_members" om${person}
      where ${IS_MEMBER}${String(conditions)}${page(`om."userId"`)}) om${PERSON}
    order by om."userId" ${asked.descending ? "desc" : "asc"}`;
  const name = pageName("organization-members", asked, conditions, asked.withUsage);
  return runStatement<OrganizationMemberRow>(name, text, conditions.values, tx);
}

const TOTAL = `
  select o."memberCount" - (select count(*) from "organization_members" om
    where om."organizationId" = $1 and om."expiresAt" <= now()) as "count"
  from "organizations" o where o."id" = $1`;

export async function countOrganizationMembers(asked: OrganizationMembersAsked, most?: number): Promise<number> {
  const conditions = conditionsOf(asked);
  const rows = `"organization_members" om${PERSON} where ${IS_MEMBER}${String(conditions)}`;
  const text = conditions.none ? TOTAL : countText(rows, most);
  const name = conditions.none ? "organization-member-total" : null;
  const [row] = await runStatement<{ count: string | number }>(name, text, conditions.values);
  return Number(row?.count ?? 0);
}

/** Somebody who is in single projects of the organization without belonging to it. */
export interface ExternalRow extends UsageColumns {
  userId: string;
  name: string;
  email: string;
  picture: string | null;
  suspended: boolean;
  projects: {
    id: string;
    name: string;
    slug: string;
    workspace: { id: string; name: string; slug: string };
    role: string;
    expiresAt: string | null;
  }[];
}

const EXTERNAL = `
  "collaborators" c join "projects" p on p."id" = c."projectId" and p."deletedAt" is null
  join "workspaces" w on w."id" = p."workspaceId" and w."deletedAt" is null
  join "users" u on u."id" = c."userId"
  where c."organizationId" = $1 and c."external" and ${live("c")} and not exists (
    select 1 from "organization_members" om
    where om."organizationId" = $1 and om."userId" = c."userId" and ${live("om")})`;

interface ExternalAsked extends PageAsked {
  organizationId: string;
  search?: string | undefined;
}

function externalConditions({ organizationId, search }: ExternalAsked): Conditions {
  const conditions = new Conditions([organizationId]);
  if (search !== undefined) matchesPerson(conditions, search);
  return conditions;
}

/** One page of them with their projects. Few people are, so that they are grouped before the page is cut. */
export async function externalPage(asked: ExternalAsked): Promise<ExternalRow[]> {
  const conditions = externalConditions(asked);
  const [than, order] = asked.descending ? ["<", "desc"] : [">", "asc"];
  if (asked.after !== null) conditions.add(asked.after, (place) => `c."userId" ${than} ${place}`);
  const text = `
    select c."userId", u."name", u."email", ${PICTURE} as "picture", u."suspendedAt" is not null as "suspended",
      ${utc(`u."lastSignInAt"`)} as "lastSignInAt", u."lastSignInBy",
      json_agg(json_build_object('id', p."id", 'name', p."name", 'slug', p."slug", 'role', c."role",
        'expiresAt', to_char(c."expiresAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'workspace', json_build_object('id', w."id", 'name', w."name", 'slug', w."slug")) order by p."id") as "projects"
    from ${EXTERNAL}${String(conditions)}
    group by c."userId", u."id" order by c."userId" ${order} limit ${asked.take}`;
  return runStatement<ExternalRow>(null, text, conditions.values);
}

export async function countExternal(asked: ExternalAsked): Promise<number> {
  const conditions = externalConditions(asked);
  const text = `select count(distinct c."userId")::int as "count" from ${EXTERNAL}${String(conditions)}`;
  const [row] = await runStatement<{ count: number }>(null, text, conditions.values);
  return row?.count ?? 0;
}

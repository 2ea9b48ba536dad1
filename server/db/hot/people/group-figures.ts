import "server-only";
import { runStatement } from "../../statement";
import type { TransactionDatabase } from "../../tenant";
import { live } from "../conditions";
import { BY_ROW, BY_ROW_IN_ORDER, INHERITED, IS_BY_ROW, IS_INHERITED, TOTAL } from "./members";

/** Which groups of one workspace. */
interface GroupsAsked {
  organizationId: string;
  workspaceId: string;
  ids: readonly string[];
}

interface GroupFiguresRow {
  id: string;
  memberCount: string | number;
  /** The first few: people in the order of their ids, then service accounts. */
  firstMembers: { type: "user" | "service_account"; id: string; name: string }[];
}

/** A list shows the names of so many members. */
const FIRST = 3;

const STANDS = `om."organizationId" = $2 and om."userId" = gm."userId" and ${live("om")}`;
const BELONGS = `(om."role" in ('owner', 'admin') or exists (
    select 1 from "workspace_members" wm where wm."workspaceId" = $1 and wm."userId" = gm."userId" and ${live("wm")}))`;

/** Whoever has left the workspace, or is in it until a day that has passed, is in none of its groups. */
const CHOSEN_PEOPLE = `
  "group_members" gm join "organization_members" om on ${STANDS}
  where gm."groupId" = g."id" and ${live("gm")} and ${BELONGS}`;
/** Looked up row by row along the index of the group's members, for those who want the first few alone. */
const CHOSEN_IN_ORDER = `
  "group_members" gm cross join lateral (
    select 1 from "organization_members" om where ${STANDS} and ${BELONGS} offset 0) "belongs"
  where gm."groupId" = g."id" and gm."userId" is not null and ${live("gm")}`;
const CHOSEN_MACHINES = `"group_members" gm where gm."groupId" = g."id" and gm."serviceAccountId" is not null and ${live("gm")}`;
const CHOSEN = `g."kind" not in ('users', 'admins')`;

const ADMINS_BY_ROW = `${BY_ROW} where ${IS_BY_ROW} and wm."role" = 'admin'`;
const ADMINS_ABOVE = `"organization_members" om where om."organizationId" = $2 and om."role" in ('owner', 'admin') and ${live("om")}`;

/** Those of a project are in no group, and no service account is an admin. */
const MACHINES = `"service_accounts" sa where sa."organizationId" = $2 and sa."workspaceId" = $1 and sa."projectId" is null`;

/** Everybody is not counted: the number is kept. Who is in a group by several sources counts once. */
const COUNT = `
  case g."kind"
    when 'users' then (${TOTAL}) + (select count(*) from ${MACHINES})
    when 'admins' then (
      select count(*) from (select wm."userId" from ${ADMINS_BY_ROW} union select om."userId" from ${ADMINS_ABOVE}) a)
    else (select count(distinct gm."userId") from ${CHOSEN_PEOPLE})
      + (select count(distinct gm."serviceAccountId") from ${CHOSEN_MACHINES})
  end`;

/** The first ids of one branch: it walks an index from its beginning and stops. */
function first(id: string, from: string, kind: string): string {
  return `(select distinct ${id} as "id" from ${from} and ${kind} order by ${id} limit ${FIRST})`;
}

const FIRST_PEOPLE = `
  select 1 as "rank", 'user' as "type", u."id", u."name" from (
    ${first(`wm."userId"`, `${BY_ROW_IN_ORDER} where ${IS_BY_ROW}`, `g."kind" = 'users'`)}
    union ${first(`om."userId"`, `${INHERITED} where ${IS_INHERITED}`, `g."kind" = 'users'`)}
    union ${first(`wm."userId"`, ADMINS_BY_ROW, `g."kind" = 'admins'`)}
    union ${first(`om."userId"`, ADMINS_ABOVE, `g."kind" = 'admins'`)}
    union ${first(`gm."userId"`, CHOSEN_IN_ORDER, CHOSEN)}
  ) p join "users" u on u."id" = p."id"`;

const FIRST_MACHINES = `
  select 2 as "rank", 'service_account' as "type", s."id", s."name" from (
    ${first(`sa."id"`, MACHINES, `g."kind" = 'users'`)}
    union ${first(`gm."serviceAccountId"`, CHOSEN_MACHINES, CHOSEN)}
  ) m join "service_accounts" s on s."id" = m."id"`;

const FIGURES = `
  select g."id", ${COUNT} as "memberCount", coalesce((
    select json_agg(json_build_object('type', f."type", 'id', f."id", 'name', f."name") order by f."rank", f."id")
    from (select * from (${FIRST_PEOPLE} union all ${FIRST_MACHINES}) f order by f."rank", f."id" limit ${FIRST}) f
  ), '[]'::json) as "firstMembers"
  from "groups" g where g."workspaceId" = $1 and g."id" = any($3)`;

/** How many members each of some groups of a workspace has, and the first of them, by one statement for all. */
export async function groupFigures(asked: GroupsAsked, tx?: TransactionDatabase): Promise<GroupFiguresRow[]> {
  const { organizationId, workspaceId, ids } = asked;
  return runStatement<GroupFiguresRow>("group-figures", FIGURES, [workspaceId, organizationId, [...ids]], tx);
}

import "server-only";
import { runStatement } from "../../statement";
import { actorRow, CLOSED, WAYS } from "./paths";
import type { DecisionPlace } from "./decisions";
import { live } from "../conditions";

export type Reach = "none" | "read" | "modify";

/** What a rule would become at the place that is looked at; null: it gives nothing there. */
interface Draft {
  permission: "read" | "modify";
  /** As grants name them. */
  subjects: readonly string[];
}

interface ChangeQuestion {
  /** A type, or "*": by what gives all types alone. */
  type: string;
  resource: string | null;
  project: string | null;
  /** The rule that is changed or removed. */
  rule: string | null;
  draft: Draft | null;
  /** Who reaches a project that the draft shares the resource into, with what they have there. */
  sharers: readonly { id: string; reach: Reach }[];
}

export interface ChangedActor {
  id: string;
  machine: boolean;
  name: string;
  from: Reach;
  to: Reach;
  gains: boolean;
  /** How many gain, or lose, as this one does. */
  total: number;
}

/** The project may be private: then what holds in open ones does not count. */
const TARGET = `
  select $3::text as "type", $4::text as "resource", pr."id" as "project",
    pr."id" is null or pr."visibility" = 'open' as "open", ${CLOSED} as "closed"
  from "workspaces" w left join "projects" pr on pr."workspaceId" = w."id" and pr."id" = $5 and pr."deletedAt" is null
  where w."id" = $1 and ($5::text is null or pr."id" is not null)`;

/** All whom the rule names now or would name, followed to people and service accounts; admins have everything anyway. */
const CANDIDATES = `
  select s."subject" as "id" from "named" s where s."subject" like 'usr\\_%' or s."subject" like 'sa\\_%'
  union select coalesce(gm."userId", gm."serviceAccountId") from "named" s
    join "group_members" gm on gm."groupId" = s."subject" and gm."workspaceId" = $1 and ${live("gm")}
  union select wm."userId" from "workspace_members" wm where wm."workspaceId" = $1 and ${live("wm")} and wm."role" <> 'admin'
    and ("all"."yes" or 'role:' || wm."role" in (select "subject" from "named"))
  union select sa."id" from "service_accounts" sa where sa."workspaceId" = $1
    and ("all"."yes" or 'role:' || sa."role" in (select "subject" from "named"))
  union select "id" from "sharers"`;

const RANK = (reach: string) => `case ${reach} when 'modify' then 2 when 'read' then 1 else 0 end`;
const REACH = (read: string, modify: string) =>
  `case when ${modify} and not "closed" then 2 when ${read} then 1 else 0 end`;
const WORD = (rank: string) => `(array['none', 'read', 'modify'])[${rank} + 1]`;

function statement(limit: number, shown: number): string {
  return `
  with "target" as materialized (${TARGET}), "sharers" as (select * from unnest($9::text[], $10::text[]) t("id", "reach")),
  "named" as materialized (
    select g."subject" from "access_grants" g where g."ruleId" = $6 and g."workspaceId" = $1
    union select unnest($7::text[])
  ), "candidates" as materialized (
    select c."id" from (select exists (select 1 from "named" s join "groups" b on b."id" = s."subject" and b."workspaceId" = $1
      and b."kind" = 'users') as "yes") "all" cross join lateral (${CANDIDATES}) c order by c."id" limit ${limit + 1}
  ), "reached" as (
    select a."actor" as "id", a."machine", ${REACH(`a."alive" and y."read"`, `a."alive" and y."modify"`)} as "from",
      greatest(${REACH(`a."alive" and y."keptRead"`, `a."alive" and y."keptModify"`)},
        case when a."alive" and $8::text is not null and a."subjects" && $7::text[] then
          case when $8 = 'modify' and not "closed" then 2 else 1 end else 0 end,
        case when a."alive" and $8::text is not null then least(${RANK(`sh."reach"`)}, ${RANK("$8")}) else 0 end) as "to"
    from (select "id" from "candidates" limit ${limit}) c cross join "target" p cross join lateral (${actorRow(`c."id"`)}) a
    left join "sharers" sh on sh."id" = c."id"
    cross join lateral (
      select count(*) > 0 as "read", coalesce(bool_or(y."modify"), false) as "modify",
        coalesce(bool_or(y."kept"), false) as "keptRead", coalesce(bool_or(y."kept" and y."modify"), false) as "keptModify"
      from (select v."modify", $6::text is null or v."ruleId" is distinct from $6 and v."shareId" is distinct from $6 as "kept" from (${WAYS}) v) y
    ) y
  ), "changed" as (
    select r.*, r."to" > r."from" as "gains", count(*) over (partition by r."to" > r."from") as "total",
      row_number() over (partition by r."to" > r."from" order by r."id") as "place"
    from "reached" r where r."to" <> r."from"
  )
  select (select count(*) from "candidates") > ${limit} as "cut", coalesce((select json_agg(f) from (
    select c."id", c."machine", coalesce(u."name", sa."name", '') as "name", ${WORD(`c."from"`)} as "from",
      ${WORD(`c."to"`)} as "to", c."gains", c."total"::int as "total"
    from "changed" c left join "users" u on u."id" = c."id" left join "service_accounts" sa on sa."id" = c."id"
    where c."place" <= ${shown} order by c."id") f), '[]') as "actors"`;
}

/**
 * Who would reach the target differently if the rule were as the draft says: the ways of the decisions, with the rule's
 * own left out and the draft's put in. No more than `limit` people and service accounts are looked at; `cut` says that
 * there are more.
 */
export async function ruleChanges(
  { workspaceId, organizationId }: DecisionPlace,
  { type, resource, project, rule, draft, sharers }: ChangeQuestion,
  { limit, shown }: { limit: number; shown: number },
): Promise<{ cut: boolean; actors: ChangedActor[] }> {
  const values = [
    workspaceId,
    organizationId,
    type,
    resource,
    project,
    rule,
    draft === null ? [] : [...draft.subjects],
    draft?.permission ?? null,
    sharers.map(({ id }) => id),
    sharers.map(({ reach }) => reach),
  ];
  const [row] = await runStatement<{ cut: boolean; actors: ChangedActor[] }>(
    `rule-changes-${limit}-${shown}`,
    statement(limit, shown),
    values,
  );
  return row ?? { cut: false, actors: [] };
}

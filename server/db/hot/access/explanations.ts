import "server-only";
import { runStatement } from "../../statement";
import { FACT_TABLES, FACTS, type AccessFacts } from "./facts";
import { actorRow, CLOSED, DECISION, isKnown, WAYS, type AskedAs } from "./paths";
import type { DecisionPlace, Question } from "./decisions";
import { live } from "../conditions";

/** One way to a resource: see `describedWay` in paths.ts. */
export interface WayRow {
  kind: "admin" | "rule" | "custom_role" | "collaborator" | "open_project";
  ruleId: string | null;
  /**
   * What of the actor the rule names: their own id, a group's, or "role:member";
   * the id of a custom role; where an admin is one.
   */
  subject: string | null;
  role: string | null;
  projectId: string | null;
  shareId: string | null;
  modify: boolean;
  /** ISO 8601, as PostgreSQL writes it into JSON. */
  expiresAt: string | null;
}

/** What is asked for, as a question names it: a resource by id and type, or a project by slug or id. */
export type Target = Omit<Question, "actor">;

export interface HolderRow {
  actor: string;
  machine: boolean;
  /** The service account of a project itself. */
  builtIn: boolean;
  name: string;
  email: string | null;
  ways: WayRow[];
}

const WAYS_AS_JSON = `(select coalesce(json_agg(y), '[]') from (${WAYS}) y where p."level" <> 'modify' or y."modify")`;

/** No row where the target is not there, or of another type or workspace. */
const TARGET = `
  select $3::text as "level", case when $3 = 'manage' then null else $4::text end as "type", r."id" as "resource",
    pr."id" as "project", pr."id" is null or pr."visibility" = 'open' as "open", ${CLOSED} as "closed"
  from "workspaces" w left join "resources" r on r."id" = $5::text and r."workspaceId" = $1 and r."type" = $4
  left join "slugs" ps on ps."space" = $1 and ps."slug" = lower($6::text)
  left join "projects" pr on pr."workspaceId" = $1 and pr."deletedAt" is null
    and pr."id" = case when $5 is null then coalesce(ps."projectId", $6) else r."projectId" end
  where w."id" = $1 and (r."id" is not null or $5 is null and ${isKnown("$4::text")})
    and (pr."id" is not null or case when $5 is null then $6 else r."projectId" end is null)`;

/**
 * Where a target can be reached at: itself, its project,
 * the projects it is shared into, and the workspace around open ones.
 */
const PLACES = `
  select p."resource" as "scope", null::text as "projectId" from "target" p where p."resource" is not null
  union all select p."project", p."project" from "target" p where p."project" is not null
  union all select sh."sharedProjectId", sh."sharedProjectId" from "target" p join "access_grants" sh
    on sh."scope" = p."resource" and sh."sharedProjectId" is not null and ${live("sh")}
  union all select $1, null from "target" p where p."open" or exists (select 1 from "access_grants" sh
    join "projects" sp on sp."id" = sh."sharedProjectId" where sh."scope" = p."resource" and sp."visibility" = 'open' and ${live("sh")})`;

/**
 * Whoever may have the right, more than do: each has to pass the decision. Followed from the target to the grants there
 * and on to those whom they name, so that few grants make few candidates.
 */
const CANDIDATES = `
  select om."userId" as "id" from "organization_members" om where om."organizationId" = $2 and om."role" in ('owner', 'admin')
  union select wm."userId" from "workspace_members" wm where wm."workspaceId" = $1 and wm."role" = 'admin'
  union select c."userId" from "places" l join "collaborators" c on c."projectId" = l."projectId"
  union select sa."id" from "places" l join "service_accounts" sa on sa."projectId" = l."projectId"
  union select coalesce(g."userId", g."serviceAccountId") from "grants" g where g."userId" is not null or g."serviceAccountId" is not null
  union select coalesce(gm."userId", gm."serviceAccountId") from "grants" g join "group_members" gm on gm."groupId" = g."groupId"
  union select wm."userId" from "workspace_members" wm where wm."workspaceId" = $1 and wm."role" in (select g."role" from "grants" g)
  union select sa."id" from "service_accounts" sa where sa."workspaceId" = $1 and sa."role" in (select g."role" from "grants" g)
  union select wm."userId" from "workspace_members" wm where wm."workspaceId" = $1 and "everybody"."yes"
  union select sa."id" from "service_accounts" sa where sa."workspaceId" = $1 and "everybody"."yes"
  union select wm."userId" from "workspace_members" wm join "roles" wr on wr."id" = wm."roleId"
    where wm."workspaceId" = $1 and exists (select 1 from "places" where "scope" = $1) and wr."access" ->> $4 is not null`;

function holdersStatement(limit: number): string {
  return `
  with "target" as materialized (${TARGET}), "places" as materialized (${PLACES}), "grants" as materialized (
    select g."userId", g."serviceAccountId", g."groupId", g."role", b."kind" from "places" l
    join "access_grants" g on g."scope" = l."scope" and (g."resourceType" in ('*', $4) or $4 is null or $3 = 'manage' or g."scope" = $5) and ${live("g")}
    left join "groups" b on b."id" = g."groupId"
  ), "candidates" as materialized (
    select c."id" from (select exists (select 1 from "grants" where "kind" = 'users') or (($4::text is null or $3 = 'manage') and exists
      (select 1 from "places" where "scope" = $1)) as "yes") "everybody" cross join lateral (${CANDIDATES}) c
  )
  select a."actor", a."machine", a."builtInto" is not null as "builtIn", coalesce(sa."name", u."name") as "name", u."email", ${WAYS_AS_JSON} as "ways"
  from (select c."id" from "candidates" c where c."id" > $7 order by c."id") c
  cross join "target" p cross join lateral (${actorRow(`c."id"`)}) a
  left join "users" u on u."id" = c."id" left join "service_accounts" sa on sa."id" = c."id"
  where ${DECISION} order by c."id" limit ${limit}`;
}

/** One page of all people and service accounts that may do it, by id, each with every way that gives it. */
export async function holders(
  { workspaceId, organizationId }: DecisionPlace,
  { level, type, resource, project }: Target,
  { after, limit }: { after: string | null; limit: number },
): Promise<HolderRow[]> {
  const values = [workspaceId, organizationId, level, type, resource, project, after ?? ""];
  return runStatement<HolderRow>(`holders-${limit}`, holdersStatement(limit), values);
}

/** Where one actor stands towards one target. */
export interface ExplanationRow {
  allowed: boolean;
  /** All ways that hold now, also those that give less than what is asked for. */
  ways: WayRow[];
  facts: AccessFacts;
}

const explain = (as: AskedAs): string => `
  with "target" as (${TARGET}), ${FACT_TABLES}
  select (${DECISION}) as "allowed", (select coalesce(json_agg(y), '[]') from (${WAYS}) y) as "ways", ${FACTS} as "facts"
  from "target" p cross join lateral (${actorRow("$7::text", as)}) a`;

const EXPLANATIONS = { self: explain("self"), impersonated: explain("impersonated") };

/** Undefined where the target is not there. */
export async function explanation(
  { workspaceId, organizationId }: DecisionPlace,
  actor: string,
  { level, type, resource, project }: Target,
  as: AskedAs = "self",
): Promise<ExplanationRow | undefined> {
  const values = [workspaceId, organizationId, level, type, resource, project, actor];
  const [row] = await runStatement<ExplanationRow>(`explanation-${as}`, EXPLANATIONS[as], values);
  return row;
}

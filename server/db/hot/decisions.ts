import "server-only";
import { runStatement } from "../pool";
import { actorRow, CLOSED, DECISION } from "./access-paths";

/** Where a question is asked: ids of a workspace and of its organization. */
export interface DecisionPlace {
  workspaceId: string;
  organizationId: string;
}

/** `edit` changes something, and reading is enough for it; `manage` is about queues. */
export type Level = "read" | "edit" | "modify" | "manage";

/** One question. A resource is named by id and type; without one the project (or, without that too, the workspace). */
export interface Question {
  actor: string;
  level: Level;
  /** Null: the project itself, or all of its types. */
  type: string | null;
  resource: string | null;
  /** Slug or id; only where no resource is named. */
  project: string | null;
}

/** Limits of the credential that asks: in no other project than this one. */
export interface Limits {
  project: string | null;
}

/** Targets that are not there, or of another type or workspace, have no row: nobody may do anything to them. */
const PLACED = `
  select q."n", q."actor", q."level", r."id" as "resource", pr."id" as "project",
    pr."id" is null or pr."visibility" = 'open' as "open", case when q."level" = 'manage' then null else q."type" end as "type",
    ${CLOSED} as "closed"
  from "asked" q join "workspaces" w on w."id" = $1
  left join "resources" r on r."id" = q."resource" and r."workspaceId" = $1 and r."type" = q."type"
  left join "slugs" ps on ps."space" = $1 and ps."slug" = lower(q."project")
  left join "projects" pr on pr."workspaceId" = $1 and pr."deletedAt" is null
    and pr."id" = case when q."resource" is null then coalesce(ps."projectId", q."project") else r."projectId" end
  where (q."resource" is null or r."id" is not null)
    and (pr."id" is not null or case when q."resource" is null then q."project" else r."projectId" end is null)`;

const CHECK = `
  with "asked" as (
    select * from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
      with ordinality as q("actor", "level", "type", "resource", "project", "n")
  ), "actors" as materialized (
    select x.* from (select distinct "actor" from "asked") d cross join lateral (${actorRow(`d."actor"`)}) x
  )
  select p."n"::int as "n" from (${PLACED}) p join "actors" a on a."actor" = p."actor"
  where ($8::text is null or p."project" = $8) and ${DECISION}`;

/** Answers questions, one for one, in one statement. */
export async function decide(
  { workspaceId, organizationId }: DecisionPlace,
  questions: readonly Question[],
  limits: Limits = { project: null },
): Promise<boolean[]> {
  const rows = await runStatement<{ n: number }>("decide", CHECK, [
    workspaceId,
    organizationId,
    questions.map(({ actor }) => actor),
    questions.map(({ level }) => level),
    questions.map(({ type }) => type),
    questions.map(({ resource }) => resource),
    questions.map(({ project }) => project),
    limits.project,
  ]);
  const allowed = new Set(rows.map(({ n }) => n));
  return questions.map((_, index) => allowed.has(index + 1));
}

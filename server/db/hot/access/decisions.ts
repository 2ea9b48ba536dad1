import "server-only";
import { runDecision } from "../../lane";
import { runStatement } from "../../statement";
import type { TransactionDatabase } from "../../tenant";
import { actorRow, CLOSED, DECISION, GRANTED_DECISION, isKnown, type AskedAs } from "./paths";

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

/** Limits of the credential that asks: in no other project than this one; or as a service account that impersonates. */
interface Limits {
  project: string | null;
  as?: AskedAs;
  /** The moment that is asked about, as things stand now: what has ended by then gives nothing. Null: for ever. */
  at?: Date | null;
}

const TARGET_COLUMNS = `q."n", q."actor", q."level", pr."id" as "project", pr."id" is null or pr."visibility" = 'open' as "open",
  case when q."level" = 'manage' then null else q."type" end as "type", ${CLOSED} as "closed"`;

/** A resource that is not there, or is of another type or workspace, has no row: nobody may do anything to it. */
const RESOURCES_PLACED = `
  select r."id" as "resource", ${TARGET_COLUMNS}
  from "asked" q join "workspaces" w on w."id" = $1
  join "resources" r on r."id" = q."resource" and r."workspaceId" = $1 and r."type" = q."type"
  left join "projects" pr on pr."workspaceId" = $1 and pr."deletedAt" is null and pr."id" = r."projectId"
  where pr."id" is not null or r."projectId" is null`;

const PLACES_PLACED = `
  select null::text as "resource", ${TARGET_COLUMNS}
  from "asked" q join "workspaces" w on w."id" = $1
  left join "slugs" ps on ps."space" = $1 and ps."slug" = lower(q."project")
  left join "projects" pr on pr."workspaceId" = $1 and pr."deletedAt" is null and pr."id" = coalesce(ps."projectId", q."project")
  where q."resource" is null and ${isKnown(`q."type"`)} and (pr."id" is not null or q."project" is null)`;

const check = (as: AskedAs): string => `
  with "asked" as (
    select * from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
      with ordinality as q("actor", "level", "type", "resource", "project", "n")
  ), "actors" as materialized (
    select x.* from (select distinct "actor" from "asked") d cross join lateral (${actorRow(`d."actor"`, as)}) x
  )
  select p."n"::int as "n" from (${RESOURCES_PLACED} union all ${PLACES_PLACED}) p join "actors" a on a."actor" = p."actor"
  where ($8::text is null or p."project" = $8) and ${DECISION}`;

/** The same for one question about a resource, which most are: without what only lists and places need. */
const checkOne = (as: AskedAs): string => `
  with "asked" as not materialized (
    select $3::text as "actor", $4::text as "level", $5::text as "type", $6::text as "resource", 1 as "n"
  )
  select p."n" from (${RESOURCES_PLACED} offset 0) p cross join (${actorRow("$3::text", as)} offset 0) a
  where ($7::text is null or p."project" = $7) and ${GRANTED_DECISION}`;

const CHECKS = { self: check("self"), impersonated: check("impersonated") };
/** The same of a moment to come: each end that is looked at is compared with it. */
const AT_ANOTHER_TIME = CHECKS.self.replaceAll("now()", "$9::timestamptz");
const CHECKS_OF_ONE = { self: checkOne("self"), impersonated: checkOne("impersonated") };

/** Answers questions, one for one, in one statement; within a transaction as things stand in it. */
export async function decide(
  { workspaceId, organizationId }: DecisionPlace,
  questions: readonly Question[],
  { project: only, as = "self", at }: Limits = { project: null },
  tx?: TransactionDatabase,
): Promise<boolean[]> {
  const [first] = questions;
  const single = questions.length === 1 && at === undefined;
  if (first !== undefined && single && first.resource !== null && first.level !== "manage") {
    const { actor, level, type, resource } = first;
    const values = [workspaceId, organizationId, actor, level, type, resource, only];
    const [name, text] = [`decide-one-${as}`, CHECKS_OF_ONE[as]];
    const found = await (tx === undefined ? runDecision(name, text, values) : runStatement(name, text, values, tx));
    return [found.length > 0];
  }
  const values = [
    workspaceId,
    organizationId,
    questions.map(({ actor }) => actor),
    questions.map(({ level }) => level),
    questions.map(({ type }) => type),
    questions.map(({ resource }) => resource),
    questions.map(({ project }) => project),
    only,
  ];
  const rows = await (at === undefined
    ? runStatement<{ n: number }>(`decide-${as}`, CHECKS[as], values, tx)
    : runStatement<{ n: number }>("decide-at", AT_ANOTHER_TIME, [...values, at?.toISOString() ?? "infinity"], tx));
  const allowed = new Set(rows.map(({ n }) => n));
  return questions.map((_, index) => allowed.has(index + 1));
}

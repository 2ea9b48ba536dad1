import "server-only";
import { nameKey } from "../../../text";
import { runStatement } from "../../statement";
import { actorRow, CLOSED, DECISION, type AskedAs } from "./paths";
import type { DecisionPlace } from "./decisions";
import { liesInShown } from "../people/preferences";
import { Conditions, likePattern, live, utc } from "../conditions";

/** A resource that somebody may read or modify, as lists show it. */
export interface ResourceRow {
  id: string;
  type: string;
  externalId: string;
  name: string;
  projectId: string | null;
  projectName: string | null;
  projectSlug: string | null;
  ownerId: string;
  ownerName: string;
  /** Digits: sizes go beyond what a number holds. */
  sizeBytes: string | null;
  attributes: unknown;
  url: string | null;
  lastUsedAt: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface ResourceFilter {
  actor: string;
  level: "read" | "modify";
  /** As a service account that impersonates the actor. */
  as?: AskedAs | undefined;
  type?: string | undefined;
  /** Id: those of the project and those shared into it. */
  project?: string | undefined;
  /** A credential that is good for one project alone. */
  onlyProject?: string | null;
  /** Part of the name, or the whole external id. */
  search?: string | undefined;
  owner?: string | undefined;
  /** Not used since. */
  unusedSince?: Date | undefined;
  ids?: readonly string[] | undefined;
  /** Without what lies in projects that lists do not show to the actor. */
  onlyShown?: boolean | undefined;
}

const COLUMNS = `r."id", r."type", r."externalId", r."name", r."projectId", pn."name" as "projectName", pn."slug" as "projectSlug",
  r."ownerId", r."ownerName", r."sizeBytes"::text as "sizeBytes", r."attributes", r."url", ${utc(`r."lastUsedAt"`)} as "lastUsedAt",
  ${utc(`r."createdAt"`)} as "createdAt", ${utc(`r."updatedAt"`)} as "updatedAt"`;

/** Whether one resource passes: the very decision of a check, for a row at a time, in the order in which they come. */
const PASSES = `
  cross join "actors" a join "workspaces" w on w."id" = $1
  left join lateral (select * from "projects" i where i."id" = r."projectId" offset 0) pr on true
  cross join lateral (select r."id" as "resource", r."type" as "type", pr."id" as "project", $4 as "level",
    pr."id" is null or pr."visibility" = 'open' as "open", ${CLOSED} as "closed") p
  where pr."deletedAt" is null and ${DECISION}`;

/** More projects than this are found by walking all resources; the rows of fewer are put in order. */
const MANY = 50;

/**
 * What the actor's grants and roles reach at the most: in the workspace as a whole, in projects, and single resources.
 */
const reach = (as: AskedAs): string => `
  "asked" as (select $3::text as "actor"),
  "actors" as materialized (select x.* from "asked" q cross join lateral (${actorRow(`q."actor"`, as)}) x),
  "granted" as materialized (
    select g."scope", g."resourceType" as "type" from "actors" a
    join "access_grants" g on g."workspaceId" = $1 and g."subject" = any(a."subjects")
    where ($4 <> 'modify' or g."permission" = 'modify') and ${live("g")}
  ), "wide" as materialized (
    select g."type" from "granted" g where g."scope" = $1
    union select k."type" from "actors" a cross join lateral jsonb_object_keys(a."roleAccess") k("type")
  ), "reached" as materialized (
    select g."scope" as "id", g."type" from "granted" g where g."scope" like 'prj\\_%'
    union select c."projectId", '*' from "collaborators" c, "actors" a
    where c."userId" = a."actor" and c."workspaceId" = $1 and ${live("c")}
    union select a."builtInto", '*' from "actors" a where a."builtInto" is not null
  ), "direct" as materialized (
    select g."scope" as "id" from "granted" g where g."scope" like 'res\\_%'
    union select sh."scope" from "access_grants" sh join "projects" sp on sp."id" = sh."sharedProjectId", "actors" a
    where sh."workspaceId" = $1 and sh."sharedProjectId" is not null and ${live("sh")}
      and (sp."visibility" = 'open' and a."belongs" or sp."id" in (select "id" from "reached"))
  ), "walked" as materialized (
    select a."admin" or exists (select 1 from "wide") or (select count(*) > ${MANY} from "reached") as "yes", a."admin" from "actors" a
  )`;

/**
 * What may be among a walk's rows: what lies open where the workspace's grants hold, and what lies in reached projects.
 */
const WITHIN_REACH = `(
  (select "admin" from "walked")
  or (r."projectId" is null
      or r."projectId" in (select "id" from "projects" where "workspaceId" = $1 and "visibility" = 'open' and "deletedAt" is null))
    and (exists (select 1 from "wide" where "type" = '*') or r."type" in (select "type" from "wide"))
  or r."projectId" in (select "id" from "reached" where "type" = '*')
  or (r."projectId", r."type") in (select "id", "type" from "reached" where "type" <> '*'))`;

/**
 * What may be in an answer, in the order of ids and cut early: either all of the workspace, walked by its index until
 * there are enough (for whoever reaches much of it), or what lies in the few projects that the actor reaches; and what
 * they have a grant on itself or by its being shared. Each row then has to pass the decision. Rows are ordered before
 * they are decided: a decision costs more than a hundred rows that cannot be in reach.
 */
function candidates(
  rows: string,
  filter: string,
  limit: number,
  as: AskedAs = "self",
  order = `order by r."id"`,
): string {
  const row = `select r."id", r."type", r."projectId"`;
  const walked = `${row} from ${rows} r
    where r."workspaceId" = $1 and (select "yes" from "walked") and ${WITHIN_REACH} ${filter}`;
  const reached = `${row} from (select distinct "id" from "reached") o join ${rows} r on r."projectId" = o."id"
    where r."workspaceId" = $1 and not (select "yes" from "walked") and ${WITHIN_REACH} ${filter}`;
  const direct = `${row} from "direct" o join ${rows} r on r."id" = o."id"
    where r."workspaceId" = $1 and not coalesce(${WITHIN_REACH}, false) ${filter}`;
  const ordered = [walked, reached, direct].map((leg) => `(${leg} ${order})`).join(" union all ");
  return `
  with ${reach(as)}
  select r."id" from (select * from (${ordered}) r ${order}) r ${PASSES} ${order} limit ${limit}`;
}

/**
 * All resources; or those of one project with those shared into it, found from the project and not from the resources.
 */
function rowsOf({ project }: ResourceFilter, values: unknown[]): string {
  if (project === undefined) return `"resources"`;
  values.push(project);
  const of = `$${values.length}`;
  return `(select * from "resources" i where i."projectId" = ${of}
    union all select * from "resources" i where i."projectId" is distinct from ${of} and i."id" in (
      select sh."scope" from "access_grants" sh where sh."sharedProjectId" = ${of} and ${live("sh")}))`;
}

function filterOf(
  { type, onlyProject, search, owner, unusedSince, ids, onlyShown }: ResourceFilter,
  values: unknown[],
) {
  const found = new Conditions(values);
  if (onlyShown === true) found.require(liesInShown(`r."projectId"`, "$1", "$3"));
  if (type !== undefined) found.add(type, (place) => `r."type" = ${place}`);
  if (onlyProject != null) found.add(onlyProject, (place) => `r."projectId" = ${place}`);
  if (owner !== undefined) found.add(owner, (place) => `r."ownerId" = ${place}`);
  if (unusedSince !== undefined) {
    found.add(unusedSince, (place) => `coalesce(r."lastUsedAt", r."createdAt") < ${place}`);
  }
  if (ids !== undefined) found.add(ids, (place) => `r."id" = any(${place})`);
  if (search !== undefined) {
    found.add(likePattern(nameKey(search)), (name) => {
      found.values.push(search);
      return `(r."nameKey" like ${name} or r."externalId" = $${found.values.length})`;
    });
  }
  return found;
}

/** Kept sizes of pages: pickers, lists, long lists, each with the one row that tells whether there are more. */
const KEPT = [21, 51, 201];

/** A page by place and type alone is asked for again and again; to plan it takes longer than to find it. */
function nameOf(
  { type, project, onlyProject, onlyShown, ...more }: ResourceFilter,
  after: string | null,
  limit: number,
) {
  const { actor: _actor, level: _level, as = "self", ...rest } = more;
  const further = as !== "self" || Object.values(rest).some((value) => value !== undefined);
  if (!KEPT.includes(limit) || further) return null;
  const parts = [
    type !== undefined,
    project !== undefined,
    onlyProject != null,
    onlyShown === true,
    after !== null,
  ].map(Number);
  return `decided-${limit}-${parts.join("")}`;
}

/** One page of what the actor may read or modify, in the order of registration. */
export async function decidedResources(
  { workspaceId, organizationId }: DecisionPlace,
  filter: ResourceFilter,
  { after, limit }: { after: string | null; limit: number },
): Promise<ResourceRow[]> {
  const values: unknown[] = [workspaceId, organizationId, filter.actor, filter.level];
  const rows = rowsOf(filter, values);
  const conditions = filterOf(filter, values);
  if (after !== null) conditions.add(after, (place) => `r."id" > ${place}`);
  const text = `select ${COLUMNS} from (${candidates(rows, conditions.toString(), limit, filter.as)}) f
    join "resources" r on r."id" = f."id" left join "projects" pn on pn."id" = r."projectId" order by r."id"`;
  return runStatement<ResourceRow>(nameOf(filter, after, limit), text, values);
}

/** How many there are, counted to `most` at the most. */
export async function countDecidedResources(
  { workspaceId, organizationId }: DecisionPlace,
  filter: ResourceFilter,
  most: number,
): Promise<number> {
  const values: unknown[] = [workspaceId, organizationId, filter.actor, filter.level];
  const rows = rowsOf(filter, values);
  const conditions = filterOf(filter, values);
  const text = `select count(*)::int as "count" from (${candidates(rows, conditions.toString(), most, filter.as, "")}) f`;
  const [row] = await runStatement<{ count: number }>(null, text, values);
  return row?.count ?? 0;
}

import "server-only";
import { runStatement } from "../pool";
import { actorRow, CLOSED, DECISION } from "./access-paths";
import type { DecisionPlace } from "./decisions";
import { Conditions, likePattern, live, utc } from "./people";

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
}

const COLUMNS = `r."id", r."type", r."externalId", r."name", r."projectId", pn."name" as "projectName", pn."slug" as "projectSlug",
  r."ownerId", r."ownerName", r."sizeBytes"::text as "sizeBytes", r."attributes", r."url", ${utc(`r."lastUsedAt"`)} as "lastUsedAt",
  ${utc(`r."createdAt"`)} as "createdAt", ${utc(`r."updatedAt"`)} as "updatedAt"`;

/** Whether one resource passes: the very decision of a check, for a row at a time. */
const PASSES = `
  cross join "actors" a join "workspaces" w on w."id" = $1
  left join "projects" pr on pr."id" = r."projectId"
  cross join lateral (select r."id" as "resource", r."type" as "type", pr."id" as "project", $4 as "level",
    pr."id" is null or pr."visibility" = 'open' as "open", ${CLOSED} as "closed") p`;

/**
 * What may be in an answer, from three sides, each in the order of ids and cut early: all that lies open (for whoever has
 * rights in the workspace as a whole; everything for admins), what lies in projects that the actor has a grant of their
 * own in, and what they have a grant on itself or by its being shared. Each row then has to pass the decision.
 */
function candidates(filter: string, limit: number): string {
  const cut = `where pr."deletedAt" is null and ${DECISION}`;
  return `
  with "asked" as (select $3::text as "actor"),
  "actors" as materialized (select x.* from "asked" q cross join lateral (${actorRow(`q."actor"`)}) x),
  "granted" as materialized (
    select g."scope" from "actors" a join "access_grants" g on g."workspaceId" = $1 and g."subject" = any(a."subjects")
    where ${live("g")}
  ), "reached" as materialized (
    select g."scope" as "id" from "granted" g where g."scope" like 'prj\\_%'
    union select c."projectId" from "collaborators" c, "actors" a
    where c."userId" = a."actor" and c."workspaceId" = $1 and ${live("c")}
  ), "direct" as materialized (
    select g."scope" as "id" from "granted" g where g."scope" like 'res\\_%'
    union select sh."scope" from "access_grants" sh join "projects" sp on sp."id" = sh."sharedProjectId", "actors" a
    where sh."workspaceId" = $1 and sh."subject" like 'prj\\_%' and ${live("sh")}
      and (sp."visibility" = 'open' and a."belongs" or sp."id" in (select "id" from "reached"))
  )
  select "id" from (
    (select r."id" from "resources" r ${PASSES} ${cut} and r."workspaceId" = $1 ${filter}
      and (select a."admin" or a."roleAccess" is not null or exists (select 1 from "granted" where "scope" = $1) from "actors" a)
      and (a."admin" or r."projectId" is null
        or r."projectId" in (select "id" from "projects" where "workspaceId" = $1 and "visibility" = 'open' and "deletedAt" is null))
      order by r."id" limit ${limit})
    union
    (select "r"."id" from "reached" o cross join lateral (
      select r."id" from "resources" r ${PASSES} ${cut} and not a."admin" and r."projectId" = o."id" and r."workspaceId" = $1 ${filter}
      order by r."id" limit ${limit}) "r" order by "r"."id" limit ${limit})
    union
    (select r."id" from "direct" o join "resources" r on r."id" = o."id" and r."workspaceId" = $1 ${PASSES}
      ${cut} and not a."admin" ${filter} order by r."id" limit ${limit})
    order by "id" limit ${limit}
  ) "found"`;
}

function filterOf({ type, project, onlyProject, search, owner, unusedSince, ids }: ResourceFilter, values: unknown[]) {
  const found = new Conditions(values);
  if (type !== undefined) found.add(type, (place) => `r."type" = ${place}`);
  if (project !== undefined) {
    found.add(
      project,
      (place) => `(r."projectId" = ${place} or exists (select 1 from "access_grants" into_
      where into_."scope" = r."id" and into_."sharedProjectId" = ${place} and ${live("into_")}))`,
    );
  }
  if (onlyProject != null) found.add(onlyProject, (place) => `r."projectId" = ${place}`);
  if (owner !== undefined) found.add(owner, (place) => `r."ownerId" = ${place}`);
  if (unusedSince !== undefined) {
    found.add(unusedSince, (place) => `coalesce(r."lastUsedAt", r."createdAt") < ${place}`);
  }
  if (ids !== undefined) found.add(ids, (place) => `r."id" = any(${place})`);
  if (search !== undefined) {
    found.add(likePattern(search.normalize("NFKC").toLowerCase()), (name) => {
      found.values.push(search);
      return `(r."nameKey" like ${name} or r."externalId" = $${found.values.length})`;
    });
  }
  return found;
}

/** One page of what the actor may read or modify, in the order of registration. */
export async function decidedResources(
  { workspaceId, organizationId }: DecisionPlace,
  filter: ResourceFilter,
  { after, limit }: { after: string | null; limit: number },
): Promise<ResourceRow[]> {
  const values: unknown[] = [workspaceId, organizationId, filter.actor, filter.level];
  const conditions = filterOf(filter, values);
  if (after !== null) conditions.add(after, (place) => `r."id" > ${place}`);
  const text = `select ${COLUMNS} from (${candidates(conditions.toString(), limit)}) f
    join "resources" r on r."id" = f."id" left join "projects" pn on pn."id" = r."projectId" order by r."id"`;
  return runStatement<ResourceRow>(null, text, values);
}

/** How many there are, counted to `most` at the most. */
export async function countDecidedResources(
  { workspaceId, organizationId }: DecisionPlace,
  filter: ResourceFilter,
  most: number,
): Promise<number> {
  const values: unknown[] = [workspaceId, organizationId, filter.actor, filter.level];
  const conditions = filterOf(filter, values);
  const text = `select count(*)::int as "count" from (${candidates(conditions.toString(), most)}) f`;
  const [row] = await runStatement<{ count: number }>(null, text, values);
  return row?.count ?? 0;
}

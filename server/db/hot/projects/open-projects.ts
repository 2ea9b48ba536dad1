import "server-only";
import { runStatement } from "../../statement";
import { shownTo } from "../people/preferences";
import { Conditions, countText, likePattern, live, pageName, type PageAsked } from "../conditions";

/** Which projects of the workspaces of a person that are open to them, and which page of them. */
export interface OpenProjectsAsked extends PageAsked {
  userId: string;
  /** The private ones that a rule shows them. */
  ruled: readonly string[];
  search: string | undefined;
  state: "active" | "archived" | undefined;
  /** Organizations that do not let them in as things are. */
  closed: readonly string[];
  /** Where a credential of theirs asks: the one workspace, or the organization and what was made with it. */
  reach: { workspaceId: string | null; organizationId: string; credentialId: string } | null;
}

interface OpenProjectRow {
  id: string;
  /** The person's in the workspace. */
  role: string;
}

/** Places that are open to the person now, by a row of their own; few, and each is found by an index. */
const PLACES = `
  "organization_members" om
  join "organizations" o on o."id" = om."organizationId" and o."deletedAt" is null and o."suspendedAt" is null
  join "workspace_members" wm
    on wm."organizationId" = om."organizationId" and wm."userId" = om."userId" and ${live("wm")}
  join "workspaces" w on w."id" = wm."workspaceId" and w."deletedAt" is null and w."suspendedAt" is null`;

const IS_PLACE = `om."userId" = $1 and om."suspendedAt" is null and ${live("om")}`;

/** A project in which they have a part of their own stands in the list of these. */
const IS_OPEN = `p."workspaceId" = w."id" and (p."visibility" = 'open' or p."id" = any($2)) and p."deletedAt" is null and ${shownTo("p", "$1")} and not exists (
  select 1 from "collaborators" c where c."projectId" = p."id" and c."userId" = $1 and ${live("c")})`;

const STATES = {
  active: `p."archivedAt" is null and w."archivedAt" is null`,
  archived: `(p."archivedAt" is not null or w."archivedAt" is not null)`,
};

function conditionsOf({ userId, ruled, search, state, closed, reach }: OpenProjectsAsked): Conditions {
  const conditions = new Conditions([userId, ruled]);
  if (state !== undefined) conditions.require(STATES[state]);
  if (closed.length > 0) conditions.add(closed, (ids) => `not (o."id" = any(${ids}))`);
  if (search !== undefined) {
    conditions.add(likePattern(search), (text) => `(p."name" ilike ${text} or p."slug" ilike ${text})`);
  }
  if (reach === null) return conditions;
  if (reach.workspaceId !== null) return conditions.add(reach.workspaceId, (id) => `w."id" = ${id}`);
  return conditions.add(reach.organizationId, (id) => {
    conditions.values.push(reach.credentialId);
    return `(o."id" = ${id} or o."createdByCredentialId" = $${conditions.values.length})`;
  });
}

/** One page of them: of each workspace no more than the page has, along its index. */
export async function openProjectsPage(asked: OpenProjectsAsked): Promise<OpenProjectRow[]> {
  const conditions = conditionsOf(asked);
  const name = pageName("open-projects", asked, conditions, false);
  const [than, order] = asked.descending ? ["<", "desc"] : [">", "asc"];
  const also = String(conditions);
  if (asked.after !== null) conditions.values.push(asked.after);
  const after = asked.after === null ? "" : ` and p."id" ${than} $${conditions.values.length}`;
  const text = `
    select p."id", wm."role" from ${PLACES}
    cross join lateral (
      select p."id" from "projects" p where ${IS_OPEN}${also}${after} order by p."id" ${order} limit ${asked.take}) p
    where ${IS_PLACE} order by p."id" ${order} limit ${asked.take}`;
  return runStatement<OpenProjectRow>(name, text, conditions.values);
}

/** How many there are, as many as `most` at most. */
export async function countOpenProjects(asked: OpenProjectsAsked, most?: number): Promise<number> {
  const conditions = conditionsOf(asked);
  const rows = `${PLACES} join "projects" p on ${IS_OPEN} where ${IS_PLACE}${String(conditions)}`;
  const [row] = await runStatement<{ count: number }>(null, countText(rows, most), conditions.values);
  return row?.count ?? 0;
}

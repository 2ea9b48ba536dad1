import "server-only";
import { allowed, check } from "../../access/evaluate";
import { decisionLimits } from "../../access/limits/credential-scopes";
import { placeOf } from "../../access/place";
import type { WorkspaceScope } from "../../access/scope";
import {
  countDecidedResources,
  decidedResources,
  type ResourceFilter,
  type ResourceRow,
} from "../../db/hot/access/decided-resources";
import { countOf, position, toPage, type Page } from "../../paging";
import type { DecidedResourceView, ListAccessInput } from "../schema";
import { isReadOnlyFor, refuseOthers } from "./asking";

/** More than a database counts of one table. */
const NO_END = 2_147_483_647;

/** A time as the sanctioned statements write it: in UTC, without saying so. */
function iso(text: string): string {
  return new Date(`${text.replace(" ", "T")}Z`).toISOString();
}

/** Id of a project that the caller sees; null where it is not there, or might as well not be. */
async function projectIn(scope: WorkspaceScope, project: string): Promise<string | null> {
  const { id: space } = scope.workspace;
  const row = await scope.db.project.findFirst({
    where: { OR: [{ id: project }, { slugs: { some: { space, slug: project.toLowerCase() } } }], deletedAt: null },
    select: { id: true },
  });
  if (row === null) return null;
  const asked = { actor: scope.actor.id, permission: "read", resource: { project: row.id } } as const;
  return (await allowed(placeOf(scope), asked, decisionLimits(scope.actor))) ? row.id : null;
}

/** Which of the projects the caller sees: of the others only the name is told. */
async function seenAmong(scope: WorkspaceScope, rows: readonly ResourceRow[]): Promise<Set<string>> {
  const projects = [...new Set(rows.flatMap(({ projectId }) => projectId ?? []))];
  const actor = scope.actor.id;
  const asked = projects.map((project) => ({ actor, permission: "read" as const, resource: { project } }));
  const answers = asked.length === 0 ? [] : await check(placeOf(scope), asked, decisionLimits(scope.actor));
  return new Set(projects.filter((_, index) => answers[index]));
}

function viewOf(row: ResourceRow, seen: ReadonlySet<string>): DecidedResourceView {
  const { id, type, externalId, name, projectId, projectName, projectSlug, ownerId, ownerName, sizeBytes, url } = row;
  const known = projectId !== null && seen.has(projectId);
  const project = { id: known ? projectId : null, slug: known ? projectSlug : null, name: projectName ?? "" };
  return {
    ...{ id, type, externalId, name, project: projectId === null ? null : project },
    owner: { id: ownerId, name: ownerName },
    sizeBytes: sizeBytes === null ? null : Number(sizeBytes),
    url,
    lastUsedAt: row.lastUsedAt === null ? null : iso(row.lastUsedAt),
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}

const EMPTY = { items: [], nextCursor: null, total: 0 };

/**
 * What somebody may read or modify here, by the very decision of a check, in the order of registration.
 * @throws FORBIDDEN permission_missing (actor)
 */
export async function listAccess(scope: WorkspaceScope, input: ListAccessInput): Promise<Page<DecidedResourceView>> {
  const { actor = scope.actor.id, permission: level, type, search } = input;
  refuseOthers(scope, [actor]);
  if (level === "modify" && isReadOnlyFor(scope, actor)) return EMPTY;
  const project = input.project === undefined ? undefined : await projectIn(scope, input.project);
  if (project === null) return EMPTY;
  const { project: onlyProject, as } = decisionLimits(scope.actor);
  const filter: ResourceFilter = { actor, as, level, type, project, onlyProject, search };
  const page = { ...input, sort: "created" as const };
  const { after, take } = position(page);
  const rows = await decidedResources(placeOf(scope), filter, { after, limit: take });
  const count = await countOf(page, rows.length, ({ take: most = NO_END }) =>
    countDecidedResources(placeOf(scope), filter, most),
  );
  const seen = await seenAmong(scope, rows);
  return toPage(
    page,
    rows,
    count,
    ({ id }) => id,
    (row) => viewOf(row, seen),
  );
}

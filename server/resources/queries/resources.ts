import "server-only";
import { decisionLimits } from "../../access/limits/credential-scopes";
import { placeOf } from "../../access/place";
import type { WorkspaceScope } from "../../access/scope";
import { countDecidedResources, decidedResources, type ResourceFilter } from "../../db/hot/access/decided-resources";
import type { TransactionDatabase } from "../../db/tenant";
import { notFound } from "../../errors";
import { countOf, position, toPage, type Page } from "../../paging";
import { DAY_MILLISECONDS } from "../../time";
import type { ListResourcesInput, ResourceView } from "../schema";
import { RESOURCE_COLUMNS, storedFrom } from "./rows";
import { decided, toResourceViews } from "./views";

/** More than a database counts of one table. */
const NO_END = 2_147_483_647;

/** @throws NOT_FOUND for a project that is not there or out of the caller's sight */
export async function projectInSight(scope: WorkspaceScope, project: string): Promise<string> {
  const { id: space } = scope.workspace;
  const row = await scope.db.project.findFirst({
    where: { OR: [{ id: project }, { slugs: { some: { space, slug: project.toLowerCase() } } }], deletedAt: null },
    select: { id: true },
  });
  if (row === null) throw notFound();
  const [seen] = await decided(scope, [{ permission: "read", resource: { project: row.id } }]);
  if (seen !== true) throw notFound();
  return row.id;
}

async function filterOf(scope: WorkspaceScope, input: ListResourcesInput): Promise<ResourceFilter> {
  const { type, owner, permission: level, unused, search } = input;
  const { project: onlyProject, as } = decisionLimits(scope.actor);
  const since = unused === undefined ? undefined : new Date(Date.now() - unused * DAY_MILLISECONDS);
  return {
    actor: scope.actor.id,
    as,
    level,
    type: type?.replaceAll("\0", ""),
    owner,
    project: input.project === undefined ? undefined : await projectInSight(scope, input.project),
    onlyProject,
    // Whoever names a project wants what is in it.
    onlyShown: input.project === undefined,
    // PostgreSQL's texts hold no NUL, and refuse a query that does.
    search: search?.replaceAll("\0", ""),
    unusedSince: since,
  };
}

/** What the caller may read here, or modify: the very decisions of a check, in the order of registration. */
export async function listResources(scope: WorkspaceScope, input: ListResourcesInput): Promise<Page<ResourceView>> {
  const page = { ...input, sort: "created" as const };
  const filter = await filterOf(scope, input);
  const { after, take } = position(page);
  const rows = await decidedResources(placeOf(scope), filter, { after, limit: take });
  const count = await countOf(page, rows.length, ({ take: most = NO_END }) =>
    countDecidedResources(placeOf(scope), filter, most),
  );
  const found = toPage(page, rows, count, (row) => row.id, storedFrom);
  return { ...found, items: await toResourceViews(scope, found.items, { project: filter.project }) };
}

/** Within a transaction as it stands there. @throws NOT_FOUND unless the caller may read it */
export async function getResource(scope: WorkspaceScope, id: string, tx?: TransactionDatabase): Promise<ResourceView> {
  const row = await (tx ?? scope.db).resource.findFirst({ where: { id }, select: RESOURCE_COLUMNS });
  if (row === null) throw notFound();
  const [read] = await decided(scope, [{ permission: "read", resource: { id, type: row.type } }], tx);
  if (read !== true) throw notFound();
  const [view] = await toResourceViews(scope, [row], tx === undefined ? {} : { tx });
  if (view === undefined) throw notFound();
  return view;
}

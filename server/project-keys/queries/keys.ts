import "server-only";
import type { ProjectScope } from "../../access/scope";
import type { HistoryView } from "../../audit/schema";
import { listHistory } from "../../audit/views/history";
import { notFound } from "../../errors";
import { containing, countOf, keyset, toPage, type Page, type PageInput } from "../../paging";
import type { KeyView, ListKeysInput } from "../schema";
import { KEY_COLUMNS, toKeyViews } from "../views/key";
import { refuseWithoutJobs } from "./agents";

/** The keys of the project, without what is secret. @throws FORBIDDEN permission_missing */
export async function listKeys(scope: ProjectScope, input: ListKeysInput): Promise<Page<KeyView>> {
  await refuseWithoutJobs(scope);
  const { search, kind } = input;
  const where = {
    projectId: scope.project.id,
    ...(search === undefined ? {} : { name: containing(search) }),
    ...(kind === undefined ? {} : { kind }),
  };
  const { after, orderBy, take } = keyset(input);
  const rows = await scope.db.projectKey.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: KEY_COLUMNS,
  });
  const count = await countOf(input, rows.length, (limit) => scope.db.projectKey.count({ where, ...limit }));
  const views = await toKeyViews(rows);
  return toPage(
    input,
    views,
    count,
    ({ id }) => id,
    (view) => view,
  );
}

/** @throws NOT_FOUND, FORBIDDEN permission_missing */
export async function getKey(scope: ProjectScope, id: string): Promise<KeyView> {
  await refuseWithoutJobs(scope);
  const where = { id, projectId: scope.project.id };
  const row = await scope.db.projectKey.findFirst({ where, select: KEY_COLUMNS });
  const [view] = row === null ? [] : await toKeyViews([row]);
  if (view === undefined) throw notFound();
  return view;
}

/** What was done with it, and who read it. @throws NOT_FOUND */
export async function listKeyHistory(
  scope: ProjectScope,
  { key, ...input }: PageInput & { key: string },
): Promise<Page<HistoryView>> {
  const { id } = await getKey(scope, key);
  return listHistory(scope.db, { type: "third-party-key", id }, input);
}

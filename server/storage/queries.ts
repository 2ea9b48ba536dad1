import "server-only";
import type { AccountScope } from "../access/scope";
import { countOf, keyset, toPage, type Page, type PageInput } from "../paging";
import { bestFor, displayOf, isStorageLink, nameOf } from "./schema/links";
import type { MatchedView, StorageAccessView } from "./schema";
import { kindOf, STORAGE_COLUMNS, toStorageView } from "./views";

/** The caller's own, without the secrets. */
export async function listStorage(scope: AccountScope, input: PageInput): Promise<Page<StorageAccessView>> {
  const { after, orderBy, take } = keyset(input);
  const rows = await scope.db.storageAccess.findMany({ where: after, orderBy, take, select: STORAGE_COLUMNS });
  const count = await countOf(input, rows.length, (limit) => scope.db.storageAccess.count({ where: {}, ...limit }));
  return toPage(input, rows, count, ({ id }) => id, toStorageView);
}

/** Which of some links lead to stored objects, and which of the caller's accesses reach them. Opens no secret. */
export async function matchStorage(scope: AccountScope, input: { urls: readonly string[] }): Promise<MatchedView> {
  if (input.urls.length === 0) return { items: [] };
  const select = { id: true, kind: true, bucket: true, key: true, region: true, host: true } as const;
  const rows = await scope.db.storageAccess.findMany({ select, orderBy: { id: "asc" } });
  const places = rows.map((row) => ({ ...row, kind: kindOf(row.kind) }));
  const items = input.urls.flatMap((url) => {
    const found = bestFor(places, url);
    if (found === null && !isStorageLink(url)) return [];
    const key = found?.key ?? url;
    return { url, access: found?.place.id ?? null, name: nameOf(key), display: displayOf(key) };
  });
  return { items };
}

import { withQuery } from "@/app/_lib/urls";

import type { TableAddress } from "./types";

/** The cursors of the pages before this one, so that "Previous" works from a bookmark too. */
const TRAIL = "trail";
const FIRST = "-";
const KEPT = 40;

const AWAY = { cursor: undefined, [TRAIL]: undefined };

export function sortedBy({ path, query }: TableAddress, field: string): string {
  return withQuery(path, { ...query, ...AWAY, sort: query.sort === field ? `-${field}` : field });
}

/** Another filter starts from the first page again. */
export function filteredBy({ path, query }: TableAddress, change: Record<string, string>): string {
  return withQuery(path, { ...query, ...AWAY, ...change });
}

export function withoutFilters({ path, query }: TableAddress, names: readonly string[]): string {
  const cleared = Object.fromEntries(names.map((name) => [name, undefined]));
  return withQuery(path, { ...query, ...AWAY, ...cleared });
}

export function nextPage({ path, query }: TableAddress, cursor: string): string {
  const trail = (query[TRAIL] ?? "").split("~").filter((part) => part !== "");
  trail.push(query.cursor ?? FIRST);
  return withQuery(path, { ...query, cursor, [TRAIL]: trail.slice(-KEPT).join("~") });
}

/** Null on the first page. Where the trail is lost, the first page is the way back. */
export function previousPage({ path, query }: TableAddress): string | null {
  if (query.cursor === undefined) return null;
  const trail = (query[TRAIL] ?? "").split("~").filter((part) => part !== "");
  const before = trail.pop() ?? FIRST;
  return withQuery(path, {
    ...query,
    cursor: before === FIRST ? undefined : before,
    [TRAIL]: trail.length === 0 ? undefined : trail.join("~"),
  });
}

export function firstPage({ path, query }: TableAddress): string {
  return withQuery(path, { ...query, ...AWAY });
}

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

interface Trail {
  /** How many pages lie before the oldest cursor that is kept. */
  dropped: number;
  cursors: string[];
}

/** "*20~c1~c2": two cursors, and twenty before them that would make the address too long. */
function readTrail(query: TableAddress["query"]): Trail {
  const parts = (query[TRAIL] ?? "").split("~").filter((part) => part !== "");
  const [, dropped] = /^\*(\d{1,9})$/.exec(parts[0] ?? "") ?? [];
  return dropped === undefined ? { dropped: 0, cursors: parts } : { dropped: Number(dropped), cursors: parts.slice(1) };
}

function writeTrail({ dropped, cursors }: Trail): string | undefined {
  const parts = dropped === 0 ? cursors : [`*${dropped}`, ...cursors];
  return parts.length === 0 ? undefined : parts.join("~");
}

export function nextPage({ path, query }: TableAddress, cursor: string): string {
  const { dropped, cursors } = readTrail(query);
  const all = [...cursors, query.cursor ?? FIRST];
  const kept = { dropped: dropped + Math.max(all.length - KEPT, 0), cursors: all.slice(-KEPT) };
  return withQuery(path, { ...query, cursor, [TRAIL]: writeTrail(kept) });
}

/** Null on the first page. Where the trail is lost, the first page is the way back. */
export function previousPage({ path, query }: TableAddress): string | null {
  if (query.cursor === undefined) return null;
  const { dropped, cursors } = readTrail(query);
  const before = cursors.at(-1) ?? FIRST;
  if (before === FIRST) return firstPage({ path, query });
  return withQuery(path, { ...query, cursor: before, [TRAIL]: writeTrail({ dropped, cursors: cursors.slice(0, -1) }) });
}

/** Which page it is, counted from 1; null where the trail to it is lost. */
export function pageNumber({ query }: TableAddress): number | null {
  if (query.cursor === undefined) return 1;
  const { dropped, cursors } = readTrail(query);
  return dropped + cursors.length === 0 ? null : dropped + cursors.length + 1;
}

export function firstPage({ path, query }: TableAddress): string {
  return withQuery(path, { ...query, ...AWAY });
}

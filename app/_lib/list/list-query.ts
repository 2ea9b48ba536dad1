export type Query = Readonly<Record<string, string | undefined>>;

type Sort = "created" | "-created";

/** Rows on a page of a list. */
const PAGE_ROWS = 50;

/** The value if it is one of those known; an address that was mistyped then simply filters nothing. */
export function oneOf<T extends string>(values: readonly T[], value: string | undefined): T | undefined {
  return values.find((known) => known === value);
}

/** What a list is asked for, as the address of its page says it. */
export function listInput(query: Query, sort: Sort = "created") {
  return {
    limit: PAGE_ROWS,
    search: query.search,
    cursor: query.cursor,
    sort: oneOf<Sort>(["created", "-created"], query.sort) ?? sort,
  };
}

/** The part of the address that a table's own links repeat. */
export function listAddress(path: string, query: Query, ...filters: string[]) {
  const names = ["search", "sort", "cursor", "trail", ...filters];
  const kept = names.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]] as const]));
  return { path, query: Object.fromEntries(kept) };
}

import { z } from "zod";
import { AppError } from "./errors";

/** Up to here a total is exact; beyond it costs more than it tells, unless asked for. */
const EXACT_TOTAL = 10_000;

const DEFAULT_LIMIT = 50;
export const MAXIMUM_LIMIT = 200;

/** What a cursor holds: the id after which a page begins, or the place in a list that is read whole. */
const ID = /^[a-z]+_[0-9a-z]{26}$/;
const PLACE = /^at-[1-9]\d{0,8}$/;

/** Ids are ASCII, so the Web's base 64 will do: schemas reach this file, and Node's buffers are no part of a browser. */
function encode(id: string): string {
  return btoa(id).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function textIn(cursor: string): string {
  try {
    return atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}

/** A list that has nothing to read looks at no cursor, so its form is asked for before. */
function isCursor(cursor: string): boolean {
  const text = textIn(cursor);
  return ID.test(text) || PLACE.test(text);
}

/** What every list takes. Order is by creation: oldest first ("created") or newest first ("-created"). */
export const pageSchema = z.object({
  limit: z
    .number()
    .int()
    .min(1)
    .max(MAXIMUM_LIMIT, `must be between 1 and ${MAXIMUM_LIMIT}`)
    .default(DEFAULT_LIMIT)
    .describe("How many items, 1 to 200"),
  cursor: z
    .string()
    .max(200)
    .refine(isCursor, "must be the nextCursor of a page")
    .optional()
    .describe("`nextCursor` of the page before"),
  search: z.string().max(200).optional().describe("Only items whose name or address contains this text, without case"),
  sort: z.enum(["created", "-created"]).default("created").describe("Oldest or newest first"),
  total: z.enum(["exact", "none"]).optional().describe("exact: count beyond 10,000 too; none: do not count at all"),
});

export type PageInput = z.infer<typeof pageSchema>;

export interface Page<T> {
  items: T[];
  /** Null on the last page. */
  nextCursor: string | null;
  /** All items that fit the filters; null where there are more than 10,000 and no exact total was asked for. */
  total: number | null;
}

/** The schema of a list's answer. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int().nullable() });
}

export type Cell = string | number | boolean | null;

/** The columns of a list's CSV export: their names, and the cells of one item in the same order. */
export interface Columns {
  names: readonly string[];
  cells: (item: unknown) => Cell[];
}

/** Flattens the items of a list for its CSV export. Declared beside the view, so that a new field is thought of. */
export function columnsOf<T extends z.ZodType>(
  view: T,
  columns: Readonly<Record<string, (item: z.infer<T>) => Cell>>,
): Columns {
  const readers = Object.values(columns);
  return {
    names: Object.keys(columns),
    cells: (item) => {
      const parsed = view.parse(item);
      return readers.map((read) => read(parsed));
    },
  };
}

function decode(cursor: string): string {
  const id = textIn(cursor);
  if (!ID.test(id)) throw new AppError("INVALID", "invalid_cursor", "cursor");
  return id;
}

/** Where a page begins, for the statements that are written by hand: after which id, in which order, how many rows. */
export function position(input: PageInput) {
  const after = input.cursor === undefined ? null : decode(input.cursor);
  return { after, descending: input.sort === "-created", take: input.limit + 1 };
}

/**
 * Order and limit of one page for the database, by id: ids sort by creation, and a row that goes meanwhile neither ends
 * the list nor repeats another. One row more is read to learn whether there is a next page.
 */
export function keyset(input: PageInput) {
  const { after: id, descending, take } = position(input);
  const after = id === null ? {} : { id: descending ? { lt: id } : { gt: id } };
  return { after, orderBy: { id: descending ? ("desc" as const) : ("asc" as const) }, take };
}

/**
 * How many items a list has in all, for its total: not asked where nobody wants it, nor where the first page holds them
 * all, as most do. Else they are counted, up to one past the exact limit unless more is wanted.
 */
export async function countOf(
  input: Pick<PageInput, "total" | "cursor" | "limit">,
  found: number,
  count: (limit: { take?: number }) => Promise<number>,
): Promise<number> {
  if (input.total === "none") return 0;
  if (input.cursor === undefined && found <= input.limit) return found;
  return count(input.total === "exact" ? {} : { take: EXACT_TOTAL + 1 });
}

/** The total to answer: what was counted, as far as that says how many there are. */
function totalOf(input: Pick<PageInput, "total">, count: number): number | null {
  if (input.total === "none") return null;
  return input.total === "exact" || count <= EXACT_TOTAL ? count : null;
}

/** A filter for texts that contain another, without case; `%` and `_` in it stand for themselves. */
export function containing(text: string) {
  // PostgreSQL's texts hold no NUL, and refuse a query that does.
  const literal = text.replaceAll("\0", "").replace(/[\\%_]/g, "\\$&");
  return { contains: literal, mode: "insensitive" as const };
}

/** Cuts the row too many off and makes the cursor of the next page. `key` is the id that the rows are ordered by. */
export function toPage<Row, T>(
  input: PageInput,
  rows: readonly Row[],
  count: number,
  key: (row: Row) => string,
  view: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, input.limit);
  const last = shown.at(-1);
  const more = rows.length > input.limit && last !== undefined;
  return {
    items: shown.map(view),
    nextCursor: more ? encode(key(last)) : null,
    total: totalOf(input, count),
  };
}

/** One page of a list that is read whole, since it is short or worked out as one: the cursor is the place in it. */
export function slicedPage<T>(input: Pick<PageInput, "limit" | "cursor" | "total">, items: readonly T[]): Page<T> {
  const place = input.cursor === undefined ? "at-0" : textIn(input.cursor);
  if (input.cursor !== undefined && !PLACE.test(place)) throw new AppError("INVALID", "invalid_cursor", "cursor");
  const end = Number(place.slice(3)) + input.limit;
  return {
    items: items.slice(end - input.limit, end),
    nextCursor: end < items.length ? encode(`at-${end}`) : null,
    total: totalOf(input, items.length),
  };
}

/** One page from several lists, each of which was read for this page: in the same order, up to one row too many. */
export function mergedPage<T extends { id: string }>(input: PageInput, views: readonly T[], count: number): Page<T> {
  const direction = input.sort === "-created" ? -1 : 1;
  const ordered = [...views].sort((a, b) => (a.id < b.id ? -direction : direction));
  return toPage(
    input,
    ordered,
    count,
    (view) => view.id,
    (view) => view,
  );
}

import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Columns } from "../../paging";
import { sign } from "../../secrets/sign";
import { csvRecord } from "./csv";
import { statementText, type ExportStatement } from "../../audit/chain/export-statement";
import { failureOf } from "../failure";
import type { StreamedAnswer } from "./problem";
import type { AddressFields, Route } from "./routes";

/** Rows that are read at a time: the most that a list gives. */
const EXPORT_LIMIT = 200;

/** Parameters of a list that say how it is paged, not what is in it. */
const PAGING = ["limit", "cursor", "total"];

const pageShape = z.object({ items: z.array(z.unknown()), nextCursor: z.string().nullable() });

interface ExportCall {
  route: Route;
  columns: Columns;
  /** Of the path: which organization, workspace or project. */
  parameters: AddressFields;
  query: Readonly<Record<string, unknown>>;
  requestId: string;
  /** Calls the list's procedure, as any other caller of it. */
  call: (input: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

type Filters = Readonly<Record<string, unknown>>;

function filtersOf(query: Filters): Filters {
  return Object.fromEntries(Object.entries(query).filter(([name]) => !PAGING.includes(name)));
}

async function readPage({ call, parameters }: ExportCall, filters: Filters, cursor: string | null) {
  const paging = { limit: EXPORT_LIMIT, total: "none", ...(cursor === null ? {} : { cursor }) };
  return pageShape.parse(await call({ ...filters, ...paging, ...parameters }));
}

type ReadPage = z.infer<typeof pageShape>;

/** The pages one after the other; the next is read when the one before has been taken. */
async function* pagesOf(of: ExportCall, filters: Filters, first: ReadPage): AsyncGenerator<unknown[], void> {
  for (let page = first; ; page = await readPage(of, filters, page.nextCursor)) {
    yield page.items;
    if (page.nextCursor === null) return;
  }
}

async function* csvText(columns: Columns, pages: AsyncIterable<unknown[]>): AsyncGenerator<string, void> {
  yield csvRecord(columns.names);
  for await (const items of pages) yield items.map((item) => csvRecord(columns.cells(item))).join("");
}

/** One item a line, so that a file of any size can be verified line by line. */
async function* jsonText(
  of: ExportCall,
  filters: Filters,
  pages: AsyncIterable<unknown[]>,
): AsyncGenerator<string, void> {
  const hash = createHash("sha256");
  let rows = 0;
  yield '{"items":[';
  for await (const items of pages) {
    const lines = items.map((item) => JSON.stringify(item));
    for (const line of lines) hash.update(`${line}\n`);
    if (lines.length > 0) yield `${rows === 0 ? "" : ","}\n${lines.join(",\n")}`;
    rows += lines.length;
  }
  const at = new Date().toISOString();
  const place = Object.fromEntries(Object.entries(of.parameters).map(([name, value]) => [name, String(value)]));
  const statement: ExportStatement = { list: of.route.name, place, filters, at, rows, digest: hash.digest("hex") };
  const signature = sign("list-export", statementText(statement));
  yield `\n],\n"export":${JSON.stringify({ ...statement, signature })}}\n`;
}

/**
 * What fails after the first page can only cut the answer off; it is logged as any other failure. That the reader goes
 * away is none, and is thrown at the `yield`.
 */
async function* logged(requestId: string, text: AsyncGenerator<string, void>): AsyncGenerator<string, void> {
  const next = async () => {
    try {
      return await text.next();
    } catch (error) {
      failureOf(error, requestId);
      throw error;
    }
  };
  try {
    for (let piece = await next(); piece.done !== true; piece = await next()) yield piece.value;
  } finally {
    await text.return();
  }
}

const TYPES = { csv: "text/csv; charset=utf-8; header=present", json: "application/json; charset=utf-8" } as const;

/** "acme-audit-2026-03-04.csv" */
function fileName({ route, parameters }: ExportCall, format: string): string {
  const place = String(Object.values(parameters).at(-1) ?? "tenantry");
  const noun = route.segments.at(-1)?.split(".")[0] ?? "list";
  return `${place.replace(/[^\w-]/g, "")}-${noun}-${new Date().toISOString().slice(0, 10)}.${format}`;
}

/**
 * A whole list as a file: the very procedure of the list is called page after page, so that the file holds what the
 * list shows to this caller, and a right that ends meanwhile ends the file. The first page is read before anything is
 * answered: what is refused is answered as a problem.
 */
export async function answerExport(of: ExportCall, format: "csv" | "json"): Promise<StreamedAnswer> {
  const filters = filtersOf(of.query);
  const pages = pagesOf(of, filters, await readPage(of, filters, null));
  const text = format === "csv" ? csvText(of.columns, pages) : jsonText(of, filters, pages);
  return {
    status: 200,
    headers: {
      "content-type": TYPES[format],
      "content-disposition": `attachment; filename="${fileName(of, format)}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-request-id": of.requestId,
    },
    body: logged(of.requestId, text),
  };
}

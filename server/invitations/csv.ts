import "server-only";
import { AppError } from "../errors";

/** One record of the file, with the line on which it begins; null fields where it is not written as CSV is. */
interface CsvRow {
  line: number;
  fields: string[] | null;
}

/** The most characters of a field: bounds the search for the end of a quote that nobody closed. */
const QUOTED = /"((?:[^"]|""){0,10000})"(?=,|\r?\n|$)/y;
const PLAIN = /[^",\r\n]*(?=,|\r?\n|$)/y;
const LINE_END = /\r?\n/y;
const REST_OF_LINE = /[^\r\n]*/y;

/** The text that a sticky pattern finds at a place; null where it does not fit there. */
function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

function linesIn(text: string): number {
  return text.split("\n").length - 1;
}

/** One record from a place on: its fields, or null for one that breaks the rules, and where it ends. */
function readRecord(text: string, start: number): { fields: string[] | null; end: number } {
  const fields: string[] = [];
  for (let index = start; ; index += 1) {
    const quoted = text[index] === '"' ? at(QUOTED, text, index) : null;
    const found = quoted ?? at(PLAIN, text, index);
    if (found === null) return { fields: null, end: start + (at(REST_OF_LINE, text, start)?.[0].length ?? 0) };
    fields.push(quoted === null ? found[0] : (quoted[1] ?? "").replaceAll('""', '"'));
    index += found[0].length;
    if (text[index] !== ",") return { fields, end: index };
  }
}

/**
 * Reads CSV as RFC 4180 has it: commas, quotes around what holds commas, quotes or line ends. A record that breaks the
 * rules is answered as such, and reading goes on with the next line. Empty lines are none.
 * @throws INVALID csv_rows past so many records
 */
export function parseCsv(text: string, most: number): CsvRow[] {
  const rows: CsvRow[] = [];
  let line = 1;
  for (let index = 0; index < text.length;) {
    const { fields, end } = readRecord(text, index);
    const empty = fields !== null && fields.length === 1 && fields[0]?.trim() === "";
    if (!empty) rows.push({ line, fields });
    if (rows.length > most) throw new AppError("INVALID", "csv_rows", "csv");
    const after = end + (at(LINE_END, text, end)?.[0].length ?? (end < text.length ? 1 : 0));
    line += linesIn(text.slice(index, after));
    index = after;
  }
  return rows;
}

const COLUMNS = ["email", "role", "groups"] as const;

type Column = (typeof COLUMNS)[number];

/** One row of the file of people to invite; null where it cannot be read. */
export interface PersonRow {
  line: number;
  person: { email: string; role: string; groups: string[] } | null;
}

/** What a file in another encoding looks like, once it was read as UTF-8. */
const MISREAD = /[\0\ufffd]/;

function columnsOf(header: CsvRow | undefined): Column[] {
  const names = (header?.fields ?? []).map((name) => name.trim().toLowerCase());
  const columns = names.map((name) => COLUMNS.find((column) => column === name));
  const missing = !names.includes("email") || new Set(names).size < names.length;
  if (missing || columns.includes(undefined)) throw new AppError("INVALID", "csv_header", "csv");
  return columns.filter((column) => column !== undefined);
}

/**
 * The people that a file names.
 * @throws INVALID csv_encoding, csv_header, csv_rows (csv)
 */
export function readPeople(text: string, most: number): PersonRow[] {
  if (MISREAD.test(text)) throw new AppError("INVALID", "csv_encoding", "csv");
  const [header, ...rows] = parseCsv(text.replace(/^\ufeff/, ""), most + 1);
  const columns = columnsOf(header);
  return rows.map(({ line, fields }) => {
    if (fields?.length !== columns.length) return { line, person: null };
    const cell = (column: Column) => (fields[columns.indexOf(column)] ?? "").trim();
    const groups = cell("groups")
      .split(";")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    return { line, person: { email: cell("email"), role: cell("role"), groups } };
  });
}

import "server-only";
import type { Cell } from "../../paging";

/** What a spreadsheet takes for the beginning of a formula; some read the full-width forms likewise. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A text never runs: where it begins like a formula an apostrophe goes in front, by which spreadsheets know texts. */
function textOf(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** One record of a CSV file (RFC 4180), with its line end. */
export function csvRecord(cells: readonly Cell[]): string {
  const fields = cells.map((cell) => {
    const text = textOf(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${fields.join(",")}\r\n`;
}

/** What an export says of itself at its end; the signature covers all of it. */
export interface ExportStatement {
  list: string;
  place: Readonly<Record<string, string>>;
  filters: Readonly<Record<string, unknown>>;
  at: string;
  rows: number;
  /** SHA-256 over the items as they stand in the file, each followed by a line feed. */
  digest: string;
}

/** The text that is signed. */
export function statementText({ list, place, filters, at, rows, digest }: ExportStatement): string {
  return JSON.stringify([list, Object.entries(place), Object.entries(filters), at, rows, digest]);
}

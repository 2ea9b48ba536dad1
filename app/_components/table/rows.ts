import type { Row, RowAction } from "./types";

/** Done twice it changes nothing. */
function swapQuotes(text: string): string {
  return text.replace(/["`]/g, (mark) => (mark === '"' ? "`" : '"'));
}

/**
 * Rows as one text. React walks through every value of an object that travels from server to client, twice on the
 * server alone; a text it only copies. What is null is shown as absent is, so it stays behind. A text in a text in a
 * script has three backslashes before each of its quotes, so others that need none take their place.
 */
export function packRows(rows: readonly Row[]): string {
  return swapQuotes(JSON.stringify(rows, (_key, value: unknown) => value ?? undefined));
}

export function unpackRows(packed: string): readonly Row[] {
  return JSON.parse(swapQuotes(packed)) as Row[];
}

/** Both ways into a row read this: what stands in the row for whoever points at it is in its menu for everybody. */
export function offeredActions(row: Row, actions: readonly RowAction[]): readonly RowAction[] {
  return row.actions === undefined ? actions : actions.filter(({ key }) => row.actions?.includes(key));
}

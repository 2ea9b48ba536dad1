import type { ReactNode } from "react";

import type { Option } from "@/app/_components/form/controls";
import type { PickerOption, PickerSearch } from "@/app/_components/picker/types";
import type { Clock } from "@/app/_lib/format";

export type Tone = "neutral" | "ok" | "warn" | "danger" | "waiting";

/** A cell with more than a text. All of it is plain data, so that rows travel as small objects. */
export interface CellParts {
  text: string;
  href?: string;
  /** The link's target is a file, saved under this name. */
  download?: string;
  /** What the link is called where it is heard without its row; it begins with the text. */
  spoken?: string;
  /** Somebody's picture before it: its address, or initials in place of one. */
  face?: string;
  /** A second, quieter line. */
  note?: string;
  /** The kind of a status. */
  tone?: Tone;
  /**
   * More about it, each with its label: the text opens it, also without scripts. One that does not count is struck out.
   */
  details?: readonly (readonly [label: string, value: string, struck?: boolean])[];
  /** Something that is on or off at once: pressing it is the row's action of this key. */
  turn?: { action: string; label: string; on: boolean };
}

/** Times are ISO 8601, numbers are numbers; null shows a dash. */
export type Cell = string | number | null | CellParts;

export interface Column {
  key: string;
  label: string;
  kind?: "text" | "name" | "number" | "time" | "id" | "status" | "code" | "long";
  /** The field to sort by, where it can be sorted. */
  sort?: string;
  /** The column that names the row; the first one otherwise. */
  head?: boolean;
}

export interface RowAction {
  key: string;
  label: string;
  danger?: boolean;
  /** Also stands in the row itself, shown on hover and on focus. */
  inline?: boolean;
}

export interface Row {
  id: string;
  /** What the row is called when its buttons are spoken. */
  name: string;
  cells: Readonly<Record<string, Cell>>;
  /** The keys of the actions that this row offers; all of the table's where absent. */
  actions?: readonly string[];
  /** Why an offered action cannot be used on this row, by key. Actions for several rows look here too. */
  refused?: Readonly<Record<string, string>>;
  /** False where the row cannot be chosen for actions on several. */
  selectable?: boolean;
  /** What its dialogs begin with, beside what its cells show. */
  initial?: Readonly<Record<string, string | null>>;
  /** It is there by something else, which a cell names, and is changed there: shown quieter. */
  ghost?: boolean;
}

export interface Filter {
  /** The parameter in the address. */
  name: string;
  label: string;
  /** What can be chosen; a day where there are none. */
  options?: readonly Option[];
  /** What it is called where nothing is chosen; "Any" where absent. */
  none?: string;
  /** Asks the server for what can be chosen, where that is too much for a list. */
  find?: PickerSearch;
  /** What is chosen by the address, with its name. */
  chosen?: PickerOption | undefined;
}

/** Where the table is: its links repeat this address with another sort, filter or page. */
export interface TableAddress {
  path: string;
  query: Readonly<Record<string, string | undefined>>;
}

export interface BulkAction {
  key: string;
  label: string;
  danger?: boolean;
}

export interface TableProps {
  /** Names the table for screen readers: "Members of research". */
  label: string;
  columns: readonly Column[];
  rows: readonly Row[];
  clock: Clock;
  address: TableAddress;
  /** As the API gives it: null above 10,000; absent shows nothing. */
  total?: number | null;
  nextCursor?: string | null;
  /** Shows the search field; its text says what is searched: "Name or e-mail". */
  search?: string;
  filters?: readonly Filter[];
  actions?: readonly RowAction[];
  onAction?: (key: string, row: Row) => void;
  bulk?: readonly BulkAction[];
  /** Gets the chosen rows that offer the action; `unselect` empties the choice once it is done. */
  onBulk?: (key: string, rows: readonly Row[], unselect: () => void) => void;
  /** Links that export exactly what is shown: "Export as CSV", "Export as JSON". */
  exports?: readonly { label: string; href: string }[];
  /** Shown where there are no rows and nothing is filtered. */
  empty?: ReactNode;
}

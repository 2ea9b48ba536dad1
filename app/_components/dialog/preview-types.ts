export interface PreviewItem {
  key: string;
  text: string;
  /** Quieter, beside it. */
  note?: string;
}

/** One kind of thing: "Credentials", how many of them, and the first few by name. */
export interface PreviewPart {
  label: string;
  /** Null above what is counted. */
  total: number | null;
  items?: readonly PreviewItem[];
}

export interface PreviewSection {
  kind: "ends" | "ownerless" | "stays" | "done";
  /** In place of the heading that belongs to the kind. */
  title?: string;
  /** Whole sentences, for what needs no list. */
  lines?: readonly string[];
  parts?: readonly PreviewPart[];
}

/** What was done, to be read before the dialog closes. */
export interface ReceiptData {
  title: string;
  text?: string;
  /** When, as ISO 8601. */
  at: string;
  sections: readonly PreviewSection[];
}

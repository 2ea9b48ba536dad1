import type { ReactNode, Ref } from "react";

/** One thing that can be picked. */
export interface PickerOption {
  value: string;
  label: string;
  /** A second, quieter line: the address of a person. */
  note?: string;
  /** A word at the right that tells kinds apart: "Group". */
  kind?: string;
  /** Why it cannot be picked now; it stays in the list so that nobody looks for it in vain. */
  refused?: string;
}

/** Asks the server; an empty text asks for the first ones. */
export type PickerSearch = (text: string) => Promise<readonly PickerOption[]>;

export interface PickerBase {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  placeholder?: string;
  disabled?: boolean;
  search: PickerSearch;
  /** Names of what is chosen before anything was searched. */
  known?: readonly PickerOption[];
  onBlur?: () => void;
  /** The field itself, so that a form can put the cursor into it. */
  ref?: Ref<HTMLInputElement>;
}

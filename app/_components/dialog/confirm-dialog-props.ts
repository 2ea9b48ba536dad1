import type { ReactNode } from "react";

import type { Failure } from "@/app/_lib/failure";

import type { PreviewSection, ReceiptData } from "./preview-types";

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** The verb on the button: "Revoke credential", and what it says meanwhile: "Revoking". */
  verb: string;
  pendingLabel?: string;
  /** What happens, one line each, where that is always the same. */
  consequences?: readonly string[];
  /** Asks the server what happens: what ends, what becomes ownerless, what stays. The verb waits for the answer. */
  preview?: () => Promise<readonly PreviewSection[]>;
  /** Must be typed before the button works: for what cannot be undone. */
  typedName?: string;
  danger?: boolean;
  cancelLabel?: string;
  pending?: boolean;
  failure?: Failure | null;
  /** Why the verb cannot be used yet, such as a choice that is missing in `children`. */
  refused?: string | undefined;
  /** Below what happens: fields that belong to the question. */
  children?: ReactNode;
  onConfirm: () => void;
  /** Once it is done: what was done, in place of the question. The dialog stays open until it was read. */
  receipt?: ReceiptData | null;
}

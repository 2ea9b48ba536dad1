"use client";

import { useState } from "react";

import { toast } from "@/app/_lib/toast";
import { useCommand } from "@/app/_lib/use-command";

import { ConfirmDialog } from "./confirm-dialog";
import type { ConfirmDialogProps } from "./confirm-dialog-props";
import type { PreviewSection, ReceiptData } from "./preview-types";
import type { Row } from "@/app/_components/table/types";

interface ConfirmRowProps<Output> extends Pick<
  ConfirmDialogProps,
  "verb" | "pendingLabel" | "consequences" | "danger" | "refused" | "children"
> {
  /** Null while closed. */
  row: Row | null;
  title: (name: string) => string;
  call: (row: Row) => Promise<Output>;
  /** What is said for a moment once it is done. */
  done: string | ((output: Output) => string);
  /** What is shown instead, to be read, where more than one thing ended; null where `done` says it all. */
  receipt?: (output: Output) => ReceiptData | null;
  /** Asks the server what happens. */
  preview?: (row: Row) => Promise<readonly PreviewSection[]>;
  /** Asks for the row's name to be typed. */
  typed?: boolean;
  onClose: () => void;
}

/** A table's question before an action on one row, and the action. */
export function ConfirmRow<Output>(props: ConfirmRowProps<Output>) {
  const { row, title, call, done, receipt, preview, typed = false, onClose, ...dialog } = props;
  const [shown, setShown] = useState<ReceiptData | null>(null);
  const command = useCommand(call, {
    onDone: (output) => {
      const told = receipt?.(output) ?? null;
      setShown(told);
      if (told !== null) return;
      onClose();
      toast(typeof done === "string" ? done : done(output));
    },
  });
  if (row === null) return null;
  return (
    <ConfirmDialog
      {...dialog}
      {...(preview === undefined ? {} : { preview: () => preview(row) })}
      {...(typed ? { typedName: row.name } : {})}
      open
      onOpenChange={() => {
        command.reset();
        setShown(null);
        onClose();
      }}
      title={title(row.name)}
      pending={command.pending}
      failure={command.failure}
      receipt={shown}
      onConfirm={() => void command.run(row)}
    />
  );
}

"use client";

import type { ConfirmDialogProps } from "./confirm-dialog-props";
import { ConfirmForm } from "./confirm-form";
import { DialogWindow } from "./dialog-window";
import { Receipt } from "./receipt";

export function ConfirmWindow(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, receipt = null } = props;
  if (receipt === null) {
    return (
      <DialogWindow open={open} onOpenChange={onOpenChange} title={title} reading>
        <ConfirmForm {...props} />
      </DialogWindow>
    );
  }
  return (
    <DialogWindow open={open} onOpenChange={onOpenChange} title={receipt.title}>
      <Receipt receipt={receipt} onClose={() => onOpenChange(false)} />
    </DialogWindow>
  );
}

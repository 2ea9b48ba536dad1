"use client";

import type { ReactNode } from "react";

import { Button } from "./button";
import { Dialog, prepareDialog } from "./dialog";
import type { DialogProps } from "./dialog-props";

interface LazyDialogButtonProps extends Omit<DialogProps, "children"> {
  label: string;
  /** Fetches the form's code, so that it is there at the click. */
  prepare: () => void;
  disabledReason?: string | undefined;
  children: ReactNode;
}

/** A button and the dialog that it opens; the dialog's code comes when the button is reached. */
export function LazyDialogButton({ label, prepare, disabledReason, children, ...dialog }: LazyDialogButtonProps) {
  function soon(): void {
    prepareDialog();
    prepare();
  }
  return (
    <>
      <Button
        variant="primary"
        disabledReason={disabledReason}
        onPointerEnter={soon}
        onFocus={soon}
        onClick={() => dialog.onOpenChange(true)}
      >
        {label}
      </Button>
      <Dialog {...dialog}>{children}</Dialog>
    </>
  );
}

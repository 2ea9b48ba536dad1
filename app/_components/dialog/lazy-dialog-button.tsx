"use client";

import type { ReactNode } from "react";

import { Button } from "@/app/_components/button";
import type { ButtonVariant } from "@/app/_components/button-class";
import { Dialog, prepareDialog } from "./dialog";
import type { DialogProps } from "./dialog-props";

interface LazyDialogButtonProps extends Omit<DialogProps, "children"> {
  label: string;
  /** Fetches the form's code, so that it is there at the click. */
  prepare: () => void;
  disabledReason?: string | undefined;
  variant?: ButtonVariant;
  children: ReactNode;
}

/** A button and the dialog that it opens; the dialog's code comes when the button is reached. */
export function LazyDialogButton(props: LazyDialogButtonProps) {
  const { label, prepare, disabledReason, variant = "primary", children, ...dialog } = props;
  function soon(): void {
    prepareDialog();
    prepare();
  }
  return (
    <>
      <Button
        variant={variant}
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

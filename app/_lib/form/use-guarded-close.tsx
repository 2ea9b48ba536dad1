"use client";

import { useState, type ReactNode } from "react";

import { ConfirmDialog } from "@/app/_components/dialog/confirm-dialog";

import { DIALOG } from "@/app/_sentences/interface/forms";

interface GuardedClose {
  /** For Cancel, the cross and Escape: asks first where something was typed. */
  ask: () => void;
  /** Told by the form whether something was typed. */
  onDirty: (dirty: boolean) => void;
  /** Stands beside the dialog. */
  question: ReactNode;
}

/** Keeps a dialog from throwing away what was typed in it. */
export function useGuardedClose(close: () => void): GuardedClose {
  const [dirty, setDirty] = useState(false);
  const [asking, setAsking] = useState(false);
  const leave = () => {
    setAsking(false);
    setDirty(false);
    close();
  };
  return {
    ask: () => (dirty ? setAsking(true) : leave()),
    onDirty: setDirty,
    question: (
      <ConfirmDialog
        open={asking}
        onOpenChange={() => setAsking(false)}
        title={DIALOG.leaveTitle}
        verb={DIALOG.leave}
        cancelLabel={DIALOG.stay}
        onConfirm={leave}
      >
        <p>{DIALOG.leaveText}</p>
      </ConfirmDialog>
    ),
  };
}

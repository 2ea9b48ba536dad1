"use client";

import { useState, type SubmitEvent, type ReactNode } from "react";

import type { Failure } from "@/app/_lib/failure";
import { DIALOG } from "@/app/_lib/sentences";

import { Button } from "./button";
import { Input } from "./controls";
import { Dialog } from "./dialog";
import { DialogActions } from "./dialog-actions";
import { ErrorSummary } from "./error-summary";
import { FormField } from "./form-field";

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** The verb on the button: "Revoke credential", and what it says meanwhile: "Revoking". */
  verb: string;
  pendingLabel?: string;
  /** What happens, one line each: who loses what, what becomes ownerless, which credentials die. */
  consequences?: readonly string[];
  /** Must be typed before the button works: for what cannot be undone. */
  typedName?: string;
  danger?: boolean;
  cancelLabel?: string;
  pending?: boolean;
  failure?: Failure | null;
  children?: ReactNode;
  onConfirm: () => void;
}

function ConfirmForm(props: ConfirmDialogProps) {
  const { verb, consequences = [], typedName, danger = true, pending = false, failure = null, children } = props;
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (pending) return;
    if (typedName !== undefined && typed.trim() !== typedName) setWrong(true);
    else props.onConfirm();
  }
  return (
    <form className="grid gap-4" onSubmit={submit} noValidate>
      <ErrorSummary failure={failure} />
      {children}
      {consequences.length === 0 ? null : (
        <div className="notice">
          <p className="text-sm font-medium">{DIALOG.whatHappens}</p>
          <ul className="mt-1 grid list-disc gap-1 pl-4 text-sm">
            {consequences.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      {typedName === undefined ? null : (
        <FormField label={DIALOG.typeName(typedName)} error={wrong ? DIALOG.nameDiffers : undefined}>
          {(control) => (
            <Input
              {...control}
              value={typed}
              spellCheck={false}
              autoCapitalize="off"
              onChange={(event) => {
                setTyped(event.target.value);
                setWrong(false);
              }}
            />
          )}
        </FormField>
      )}
      <DialogActions>
        <Button onClick={() => props.onOpenChange(false)}>{props.cancelLabel ?? DIALOG.cancel}</Button>
        <Button
          type="submit"
          variant={danger ? "danger" : "primary"}
          pending={pending}
          {...(props.pendingLabel === undefined ? {} : { pendingLabel: props.pendingLabel })}
        >
          {verb}
        </Button>
      </DialogActions>
    </form>
  );
}

/** Says what will happen before it happens, with the verb on the button. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={props.title}>
      <ConfirmForm {...props} />
    </Dialog>
  );
}

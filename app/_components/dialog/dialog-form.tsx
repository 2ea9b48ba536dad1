"use client";

import type { FieldValues } from "react-hook-form";

import { DIALOG } from "@/app/_sentences/interface/forms";

import { Button } from "@/app/_components/button";
import { DialogActions } from "./dialog-actions";
import { SchemaForm, type SchemaFormProps } from "@/app/_components/form/schema-form";

interface DialogFormProps<Input extends FieldValues, Output> extends SchemaFormProps<Input, Output> {
  submit: string;
  pendingLabel: string;
  danger?: boolean;
  disabledReason?: string | undefined;
  onCancel: () => void;
}

/** A form in a dialog: Cancel, and the verb last. */
export function DialogForm<Input extends FieldValues, Output>(props: DialogFormProps<Input, Output>) {
  const { submit, pendingLabel, danger = false, disabledReason, onCancel, children, ...form } = props;
  return (
    <SchemaForm {...form}>
      {children}
      <DialogActions>
        <Button onClick={onCancel}>{DIALOG.cancel}</Button>
        <Button
          type="submit"
          variant={danger ? "danger" : "primary"}
          pending={props.command.pending}
          pendingLabel={pendingLabel}
          disabledReason={disabledReason}
        >
          {submit}
        </Button>
      </DialogActions>
    </SchemaForm>
  );
}

"use client";

import type { ReactNode } from "react";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";

import type { Failure } from "@/app/_lib/failure";
import { DIALOG, FORM } from "@/app/_lib/sentences";
import { problemsOf } from "@/app/_lib/use-schema-form";

import { Button } from "./button";
import { DialogActions } from "./dialog-actions";
import { ErrorSummary } from "./error-summary";
import { Notice } from "./notice";
import { UnsavedGuard } from "./unsaved-guard";

interface SchemaFormProps<Input extends FieldValues, Output> {
  /** Of `useSchemaForm`. */
  form: UseFormReturn<Input, unknown, Output>;
  /** Labels of the fields in their order, for the summary of several problems. */
  labels?: Readonly<Partial<Record<Path<Input>, string>>>;
  /** Of `useCommand`. */
  command: { pending: boolean; failure: Failure | null };
  onSubmit: (input: Output) => unknown;
  /** Fetches the schema when the first field is reached, where it is not here yet. */
  prepare?: () => unknown;
  className?: string;
  children: ReactNode;
}

/** A form with its summary on top. The buttons are among the children. */
export function SchemaForm<Input extends FieldValues, Output>(props: SchemaFormProps<Input, Output>) {
  const { form, labels = {}, command, onSubmit, prepare, className = "grid gap-4", children } = props;
  return (
    <form
      className={className}
      method="post"
      noValidate
      onFocus={prepare === undefined ? undefined : () => void prepare()}
      onSubmit={(event) => void form.handleSubmit((input) => onSubmit(input))(event)}
    >
      <ErrorSummary
        problems={problemsOf(form.formState.errors, labels)}
        failure={command.failure}
        // The summary names no other fields than those of `labels`.
        onPick={(name) => form.setFocus(name as Path<Input>)}
      />
      {children}
    </form>
  );
}

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

interface SettingsFormProps<Input extends FieldValues, Output> extends SchemaFormProps<Input, Output> {
  /** Why nothing can be changed here. */
  refusal?: string | undefined;
}

/** A form that stands in a page and is saved: in a panel, guarded against leaving with changes. */
export function SettingsForm<Input extends FieldValues, Output>(props: SettingsFormProps<Input, Output>) {
  const { refusal, children, ...form } = props;
  const { pending } = props.command;
  return (
    <SchemaForm className="panel grid max-w-2xl gap-4 p-5" {...form}>
      <UnsavedGuard when={props.form.formState.isDirty && !pending} />
      {refusal === undefined ? null : <Notice>{refusal}</Notice>}
      {children}
      <div>
        <Button type="submit" variant="primary" pending={pending} pendingLabel={FORM.saving} disabledReason={refusal}>
          {FORM.save}
        </Button>
      </div>
    </SchemaForm>
  );
}

"use client";

import type { ReactNode } from "react";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";

import type { Failure } from "@/app/_lib/failure";
import { problemsOf, unseenProblem } from "@/app/_lib/form/use-schema-form";
import { FORM } from "@/app/_sentences/interface/forms";

import { ErrorSummary } from "./error-summary";

export interface SchemaFormProps<Input extends FieldValues, Output> {
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

/**
 * A form with its summary on top. The buttons are among the children. Without scripts it sends nothing; a secret would
 * never stand in an address.
 */
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
      <noscript>
        <p className="notice notice-warn">{FORM.noScript}</p>
      </noscript>
      <ErrorSummary
        problems={problemsOf(form.formState.errors, labels)}
        failure={command.failure}
        unseen={unseenProblem(form.formState.errors, labels)}
        // The summary names no other fields than those of `labels`.
        onPick={(name) => form.setFocus(name as Path<Input>)}
      />
      {children}
    </form>
  );
}

"use client";

import type { FieldValues } from "react-hook-form";

import { FORM } from "@/app/_sentences/interface/forms";

import { Button } from "@/app/_components/button";
import { Notice } from "@/app/_components/page/notice";
import { SchemaForm, type SchemaFormProps } from "./schema-form";
import { UnsavedGuard } from "./unsaved-guard";

interface SettingsFormProps<Input extends FieldValues, Output> extends SchemaFormProps<Input, Output> {
  /** Why nothing can be changed here. */
  refusal?: string | undefined;
  /** What the button says, where a page has several such forms. */
  submit?: string;
}

/** A form that stands in a page and is saved: in a panel, guarded against leaving with changes. */
export function SettingsForm<Input extends FieldValues, Output>(props: SettingsFormProps<Input, Output>) {
  const { refusal, submit = FORM.save, children, ...form } = props;
  const { pending } = props.command;
  return (
    <SchemaForm className="panel grid max-w-2xl gap-4 p-5" {...form}>
      <UnsavedGuard when={props.form.formState.isDirty && !pending} />
      {refusal === undefined ? null : <Notice>{refusal}</Notice>}
      {children}
      <div>
        <Button type="submit" variant="primary" pending={pending} pendingLabel={FORM.saving} disabledReason={refusal}>
          {submit}
        </Button>
      </div>
    </SchemaForm>
  );
}

"use client";

import { useImperativeHandle, useRef, type ReactNode, type Ref } from "react";

import { DATE } from "@/app/_sentences/interface/controls";
import { dayOf, endOfDay } from "@/app/_lib/time/end-of-day";

import { BUTTON_CLASS } from "@/app/_components/button-class";
import { Input } from "./controls";
import { FormField } from "./form-field";

interface DateFieldProps {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  /** The end of the chosen day where the person is, as ISO 8601; undefined for no end. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  onBlur?: () => void;
  /** What the button says that takes the date out again. */
  clearLabel?: string;
  /** Days before this one are not offered; today unless said otherwise. */
  earliest?: string;
  /** Days after this one are not offered. */
  latest?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** An end date that may be absent. Into a form it goes by `Controller`, as a picker does. */
export function DateField({ ref, ...props }: DateFieldProps) {
  const { label, help, error, value, onChange, clearLabel = DATE.noEnd } = props;
  const field = useRef<HTMLInputElement>(null);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(ref, () => field.current);
  return (
    <FormField label={label} help={help} error={error} optional>
      {(control) => (
        <div className="flex flex-wrap items-center gap-2">
          <Input
            {...control}
            ref={field}
            type="date"
            className="max-w-56 flex-1"
            min={props.earliest ?? dayOf(new Date().toISOString())}
            max={props.latest}
            value={value === undefined ? "" : dayOf(value)}
            onBlur={props.onBlur}
            onChange={({ target }) => onChange(target.value === "" ? undefined : endOfDay(target.value))}
          />
          <button
            type="button"
            className={BUTTON_CLASS.quiet}
            disabled={value === undefined}
            onClick={() => {
              onChange(undefined);
              field.current?.focus();
            }}
          >
            {clearLabel}
          </button>
        </div>
      )}
    </FormField>
  );
}

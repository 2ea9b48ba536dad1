"use client";

import { useImperativeHandle, useRef, useState, type Ref, type RefObject } from "react";

import { PICKER } from "@/app/_sentences/interface/controls";

import { FormField } from "@/app/_components/form/form-field";
import { icon } from "@/app/_components/icon";
import { PickerChips, PickerRows } from "./chosen";
import { PickerInput } from "./input";
import type { PickerBase, PickerOption } from "./types";

interface PickerFieldProps extends PickerBase {
  /** The value of what is chosen; an empty text for nothing. */
  value: string;
  onChange: (value: string) => void;
}

interface MultiPickerFieldProps extends PickerBase {
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** Small parts above the field, or rows with a second line below it. */
  chosenAs?: "chips" | "rows";
  /** No more than this. */
  most?: number;
}

/** Names of all that was chosen here or before: a form holds values alone. */
function useNames(known: readonly PickerOption[] = []) {
  const [seen, setSeen] = useState<readonly PickerOption[]>([]);
  function keep(option: PickerOption): void {
    setSeen((others) => [...others.filter(({ value }) => value !== option.value), option]);
  }
  function named(value: string): PickerOption {
    return [...seen, ...known].find((option) => option.value === value) ?? { value, label: value };
  }
  return { keep, named };
}

function useField(ref: Ref<HTMLInputElement> | undefined): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(ref, () => field.current);
  return field;
}

function around({ label, help, error, optional }: Omit<PickerBase, "ref">) {
  return {
    label,
    error,
    ...(help === undefined ? {} : { help }),
    ...(optional === undefined ? {} : { optional }),
  };
}

/**
 * Type to find, pick one. Goes into a form by
 * `<Controller name="user" control={form.control} render={({ field }) => <PickerField {...field} … />} />`.
 */
export function PickerField({ ref, ...props }: PickerFieldProps) {
  const { label, value, onChange, search, known, placeholder, disabled = false, optional = false } = props;
  const { keep, named } = useNames(known);
  const field = useField(ref);
  return (
    <FormField {...around(props)}>
      {(control) => (
        <div className="picker-frame">
          <PickerInput
            control={control}
            label={label}
            placeholder={placeholder}
            disabled={disabled}
            required={!optional}
            search={search}
            shown={value === "" ? "" : named(value).label}
            chosen={value}
            ref={field}
            onPick={(option) => {
              keep(option);
              onChange(option.value);
            }}
            onEmptied={() => onChange("")}
            onBlur={props.onBlur}
          />
          {value === "" || disabled ? null : (
            <button
              type="button"
              className="icon-button picker-clear"
              aria-label={PICKER.clear(label)}
              onClick={() => {
                onChange("");
                field.current?.focus();
              }}
            >
              {icon("close", 14)}
            </button>
          )}
        </div>
      )}
    </FormField>
  );
}

/** Type to find, pick several; each can be taken out again. */
export function MultiPickerField({ ref, ...props }: MultiPickerFieldProps) {
  const { label, value, onChange, search, known, placeholder, disabled = false, chosenAs = "chips", most } = props;
  const { keep, named } = useNames(known);
  const field = useField(ref);
  const [said, setSaid] = useState("");
  const items = value.map(named);
  const full = most !== undefined && value.length >= most;

  function remove(taken: string): void {
    onChange(value.filter((one) => one !== taken));
    setSaid(PICKER.removed(named(taken).label));
    field.current?.focus();
  }
  const chosen = { label, items, disabled, onRemove: remove };
  return (
    <FormField {...around(props)}>
      {(control) => (
        <div className="grid gap-2">
          {chosenAs === "chips" ? <PickerChips {...chosen} /> : null}
          <PickerInput
            control={control}
            label={label}
            placeholder={full ? PICKER.enough(most) : placeholder}
            disabled={disabled}
            required={props.optional !== true}
            search={full ? nothingMore : search}
            shown=""
            taken={value}
            closes={chosenAs === "rows"}
            ref={field}
            onPick={(option) => {
              if (full) return;
              keep(option);
              onChange([...value, option.value]);
              setSaid(PICKER.added(option.label));
            }}
            onEmptied={() => {
              const last = value.at(-1);
              if (last !== undefined && chosenAs === "chips") remove(last);
            }}
            onBlur={props.onBlur}
          />
          {chosenAs === "rows" ? <PickerRows {...chosen} /> : null}
          <span role="status" className="sr-only">
            {said}
          </span>
        </div>
      )}
    </FormField>
  );
}

function nothingMore(): Promise<readonly PickerOption[]> {
  return Promise.resolve([]);
}

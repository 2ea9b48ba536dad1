"use client";

import { useId, useRef, useState, type KeyboardEvent, type Ref } from "react";

import { PICKER } from "@/app/_sentences/interface/controls";

import type { FieldControl } from "@/app/_components/form/form-field";
import { PickerPopup } from "./popup";
import type { PickerOption, PickerSearch } from "./types";
import { useOptionSearch, type OptionSearch } from "./use-option-search";

interface PickerInputProps {
  control: FieldControl;
  label: string;
  placeholder: string | undefined;
  disabled: boolean;
  required: boolean;
  search: PickerSearch;
  /** What the field shows while nobody types: the name of the one that is chosen. */
  shown: string;
  /** The one that is chosen, where only one can be. */
  chosen?: string | undefined;
  /** Values that are not offered any more, where several can be chosen. */
  taken?: readonly string[];
  /** The list goes after each pick, where what was picked stands below and would be covered. */
  closes?: boolean;
  ref: Ref<HTMLInputElement> | undefined;
  onPick: (option: PickerOption) => void;
  /** The text was deleted (one), or Backspace was pressed in the empty field (several). */
  onEmptied: () => void;
  onBlur: (() => void) | undefined;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Spoken after a search; the list itself is read option by option. */
function spoken({ answered, loading, failed, options }: OptionSearch<PickerOption>, left: number): string {
  if (failed) return `${PICKER.failed} ${PICKER.againByKey}`;
  if (loading || answered === null) return "";
  if (left > 0) return PICKER.count(left);
  return options.length > 0 ? PICKER.nothingLeft : PICKER.nothing;
}

/** What is typed, whether the list is open and which option is marked. */
function usePickerState({ search, taken, closes = false, onPick, onEmptied }: PickerInputProps) {
  const several = taken !== undefined;
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  // By its value, so that a new answer never puts the mark on somebody else.
  const [marked, setMarked] = useState<string | null>(null);
  const found = useOptionSearch(search);
  const text = typed?.trim() ?? "";
  const options = several ? found.options.filter(({ value }) => !taken.includes(value)) : found.options;
  // Enter picks the first match of what was typed, never one of an older text.
  const current = found.answered === text && !found.loading && !found.failed;
  const first = current && text !== "" ? 0 : -1;
  const held = marked === null ? -1 : options.findIndex(({ value }) => value === marked);
  const active = held >= 0 ? held : Math.min(first, options.length - 1);

  function show(next: string, pause: boolean): void {
    setOpen(true);
    setMarked(null);
    found.ask(next.trim(), pause);
  }
  function type(next: string): void {
    setTyped(next);
    if (next === "" && !several) onEmptied();
    show(next, next !== "");
  }
  function close(): void {
    setOpen(false);
    setTyped(null);
    setMarked(null);
  }
  function pick(option: PickerOption | undefined): void {
    if (option === undefined || option.refused !== undefined) return;
    onPick(option);
    setTyped(null);
    if (several && !closes) show("", false);
    else close();
  }
  function step(by: number): void {
    if (!open) {
      show(typed ?? "", false);
      return;
    }
    const next = options[(Math.max(active, by < 0 ? 0 : -1) + by + options.length) % options.length];
    setMarked(next?.value ?? null);
  }
  return { typed, open, setOpen, found, options, active, setMarked, show, type, close, pick, step };
}

function keysOf(state: ReturnType<typeof usePickerState>, props: PickerInputProps) {
  const { open, options, active, found, typed } = state;
  return (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const by = STEPS[event.key];
    if (by !== undefined) {
      event.preventDefault();
      if (event.altKey && by < 0) state.close();
      else state.step(by);
    } else if (event.key === "Enter" && open) {
      // The form is not sent by the key that picks.
      event.preventDefault();
      if (found.failed) state.show(typed ?? "", false);
      else state.pick(options[active]);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      state.close();
    } else if (event.key === "Backspace" && event.currentTarget.value === "" && props.taken !== undefined) {
      props.onEmptied();
    }
  };
}

/** A combobox as the ARIA authoring practices describe it: text field, list below, focus always in the field. */
export function PickerInput(props: PickerInputProps) {
  const { control, label, placeholder, disabled, required, shown, chosen, taken, ref, onBlur } = props;
  const listId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const state = usePickerState(props);
  const { open, found, options, active } = state;
  return (
    <div ref={frame} className="picker">
      <input
        {...control}
        ref={ref}
        type="text"
        role="combobox"
        className="field-control picker-input"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && active >= 0 ? `${listId}${String(active)}` : undefined}
        aria-required={required ? true : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        disabled={disabled}
        placeholder={placeholder ?? PICKER.placeholder}
        value={state.typed ?? shown}
        onChange={(event) => state.type(event.target.value)}
        onKeyDown={keysOf(state, props)}
        onClick={(event) => {
          if (open) return;
          event.currentTarget.select();
          state.show("", false);
        }}
        onBlur={() => {
          state.close();
          onBlur?.();
        }}
      />
      {found.loading && open ? <span className="spinner picker-spinner picker-late" aria-hidden="true" /> : null}
      {open ? (
        <PickerPopup
          id={listId}
          label={label}
          several={taken !== undefined}
          anchor={frame}
          found={found}
          options={options}
          chosen={chosen}
          active={active}
          onHover={state.setMarked}
          onPick={state.pick}
          onRetry={() => state.show(state.typed ?? "", false)}
        />
      ) : null}
      <span role="status" className="sr-only">
        {open ? spoken(found, options.length) : ""}
      </span>
    </div>
  );
}

"use client";

import { PICKER } from "@/app/_sentences/interface/controls";

import { icon } from "@/app/_components/icon";
import type { PickerOption } from "./types";

interface PickerChosenProps {
  label: string;
  items: readonly PickerOption[];
  disabled: boolean;
  onRemove: (value: string) => void;
}

/** What is chosen, in a line of small parts. */
export function PickerChips({ label, items, disabled, onRemove }: PickerChosenProps) {
  if (items.length === 0) return null;
  return (
    <ul aria-label={PICKER.chosen(label)} className="chip-list">
      {items.map(({ value, label: text }) => (
        <li key={value} className="chip">
          <span>{text}</span>
          <button type="button" disabled={disabled} aria-label={PICKER.removeOne(text)} onClick={() => onRemove(value)}>
            {icon("close", 14)}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What is chosen, one below the other, with the second line of each. */
export function PickerRows({ label, items, disabled, onRemove }: PickerChosenProps) {
  if (items.length === 0) return null;
  return (
    <div className="grid gap-1.5">
      <p className="text-muted text-sm tabular-nums">{PICKER.chosenCount(items.length)}</p>
      <ul aria-label={PICKER.chosen(label)} className="panel divide-line max-h-80 divide-y overflow-y-auto">
        {items.map(({ value, label: text, note }) => (
          <li key={value} className="flex min-h-[44px] items-center justify-between gap-3 py-1 pr-2 pl-3">
            <span className="min-w-0 wrap-anywhere">
              {text}
              {note === undefined ? null : <span className="text-muted block text-sm">{note}</span>}
            </span>
            <button
              type="button"
              disabled={disabled}
              className="button button-quiet"
              aria-label={PICKER.removeOne(text)}
              onClick={() => onRemove(value)}
            >
              {PICKER.remove}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

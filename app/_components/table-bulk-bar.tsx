"use client";

import { TABLE } from "@/app/_lib/sentences";

import { BUTTON_CLASS } from "./button-class";
import type { BulkAction, Row } from "./table-types";

interface TableBulkBarProps {
  actions: readonly BulkAction[];
  rows: readonly Row[];
  selected: ReadonlySet<string>;
  onBulk: ((key: string, rows: readonly Row[]) => void) | undefined;
}

/** What can be done with all chosen rows at once. It keeps its place while nothing is chosen, so that rows do not jump. */
export function TableBulkBar({ actions, rows, selected, onBulk }: TableBulkBarProps) {
  const chosen = rows.filter(({ id }) => selected.has(id));
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-2" aria-live="polite">
      <span className="text-muted text-sm tabular-nums">{TABLE.selected(String(chosen.length))}</span>
      {actions.map(({ key, label, danger }) => (
        <button
          key={key}
          type="button"
          disabled={chosen.length === 0}
          className={danger === true ? BUTTON_CLASS.danger : BUTTON_CLASS.secondary}
          onClick={() => onBulk?.(key, chosen)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

"use client";

import { TABLE } from "@/app/_sentences/interface/tables";

import { BUTTON_CLASS } from "@/app/_components/button-class";
import type { BulkAction, Row, TableProps } from "./types";

interface TableBulkBarProps {
  actions: readonly BulkAction[];
  rows: readonly Row[];
  selected: ReadonlySet<string>;
  onBulk: TableProps["onBulk"];
  onUnselect: () => void;
}

/** Those of the rows that the action is offered on; the bar says how many are left out. */
function fitting(rows: readonly Row[], key: string): readonly Row[] {
  return rows.filter(({ actions, refused }) => actions?.includes(key) !== false && refused?.[key] === undefined);
}

/**
 * What can be done with all chosen rows at once. It keeps its place while nothing is chosen, so that rows do not jump.
 */
export function TableBulkBar({ actions, rows, selected, onBulk, onUnselect }: TableBulkBarProps) {
  const chosen = rows.filter(({ id }) => selected.has(id));
  const offered = chosen.length === 0 ? [] : actions;
  return (
    <div className="bulk-bar">
      <label className="bulk-all">
        <input type="checkbox" className="field-check" data-select-all="" />
        {TABLE.selectAll}
      </label>
      <span role="status" className="text-muted text-sm tabular-nums">
        {chosen.length === 0 ? TABLE.noneSelected : TABLE.selected(String(chosen.length))}
      </span>
      {offered.map(({ key, label, danger }) => {
        const fit = fitting(chosen, key);
        return (
          <button
            key={key}
            type="button"
            disabled={fit.length === 0}
            className={danger === true ? BUTTON_CLASS.danger : BUTTON_CLASS.secondary}
            onClick={() => onBulk?.(key, fit, onUnselect)}
          >
            {fit.length === chosen.length ? label : TABLE.partly(label, String(fit.length), String(chosen.length))}
          </button>
        );
      })}
      {chosen.length === 0 ? null : (
        <button type="button" className={BUTTON_CLASS.quiet} onClick={onUnselect}>
          {TABLE.unselect}
        </button>
      )}
    </div>
  );
}

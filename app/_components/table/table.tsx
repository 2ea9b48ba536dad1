"use client";

import { useRef } from "react";

import { TABLE } from "@/app/_sentences/interface/tables";
import { withQuery } from "@/app/_lib/urls";

import { sortedBy } from "./address";
import { TableBulkBar } from "./bulk-bar";
import { cellContent } from "./cell";
import { TableMenu } from "./menu";
import { TablePager } from "./pager";
import { offeredActions } from "./rows";
import { TableToolbar } from "./toolbar";
import type { Column, Row, RowAction, TableAddress, TableProps } from "./types";
import { useTableClicks } from "./use-table-clicks";

function headCell({ key, label, kind, sort }: Column, address: TableAddress) {
  const current = address.query.sort;
  const direction = current === sort ? "ascending" : current === `-${sort ?? ""}` ? "descending" : undefined;
  return (
    <th
      key={key}
      role="columnheader"
      scope="col"
      data-kind={kind}
      aria-sort={sort === undefined ? undefined : direction}
    >
      {sort === undefined ? label : <a href={sortedBy(address, sort)}>{label}</a>}
    </th>
  );
}

function actionCell(row: Row, actions: readonly RowAction[]) {
  const offered = offeredActions(row, actions);
  if (offered.length === 0) return <td role="cell" data-kind="menu" />;
  return (
    <td role="cell" data-kind="menu">
      {offered.map(({ key, label, inline }) =>
        inline === true && row.refused?.[key] === undefined ? (
          <button key={key} type="button" data-act={key} aria-label={`${label}: ${row.name}`}>
            {label}
          </button>
        ) : null,
      )}
      <button type="button" data-menu="" aria-haspopup="menu" aria-label={TABLE.actionsFor(row.name)}>
        ⋯
      </button>
    </td>
  );
}

function bodyRow(row: Row, head: string, props: TableProps) {
  const { columns, actions = [], clock, bulk } = props;
  return (
    <tr key={row.id} role="row" data-row={row.id} data-ghost={row.ghost === true ? "" : undefined}>
      {bulk === undefined ? null : (
        <td role="cell" data-kind="select">
          {row.selectable === false ? null : <input type="checkbox" aria-label={TABLE.select(row.name)} />}
        </td>
      )}
      {columns.map(({ key, label, kind }) =>
        key === head ? (
          <th key={key} role="rowheader" scope="row" data-label={label} data-kind={kind}>
            {cellContent(kind, row.cells[key], clock)}
          </th>
        ) : (
          <td key={key} role="cell" data-label={label} data-kind={kind}>
            {cellContent(kind, row.cells[key], clock)}
          </td>
        ),
      )}
      {actions.length === 0 ? null : actionCell(row, actions)}
    </tr>
  );
}

/** A list. Its HTML is whole before any script runs; sort, filter and page are links; one menu serves all rows. */
export function Table(props: TableProps) {
  const { label, columns, rows, address, total, nextCursor, search, filters = [], actions = [], bulk, exports } = props;
  const frame = useRef<HTMLDivElement>(null);
  const clicks = useTableClicks(frame, rows, withQuery(address.path, address.query), props.onAction);
  const head = (columns.find((column) => column.head === true) ?? columns[0])?.key ?? "";
  const names = ["search", ...filters.map(({ name }) => name)];
  const filtered = names.some((name) => (address.query[name] ?? "") !== "");
  const bare = rows.length === 0 && !filtered && address.query.cursor === undefined;
  if (bare && props.empty !== undefined) return props.empty;
  return (
    <div ref={frame} className="grid gap-3" onClick={clicks.onClick} onChange={clicks.onChange}>
      <TableToolbar address={address} filters={filters} search={search} filtered={filtered} exports={exports} />
      {bulk === undefined ? null : (
        <TableBulkBar
          actions={bulk}
          rows={rows}
          selected={clicks.selected}
          onBulk={props.onBulk}
          onUnselect={clicks.unselect}
        />
      )}
      <div className="table-frame">
        <table role="table" aria-label={label} className="data-table">
          <thead role="rowgroup">
            <tr role="row" data-sort={TABLE.sortBy}>
              {bulk === undefined ? null : (
                <th role="columnheader" scope="col" data-kind="select">
                  <input type="checkbox" data-select-all="" aria-label={TABLE.selectAll} />
                </th>
              )}
              {columns.map((column) => headCell(column, address))}
              {actions.length === 0 ? null : (
                <th role="columnheader" scope="col" data-kind="menu">
                  <span className="sr-only">{TABLE.actions}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody role="rowgroup">{rows.map((row) => bodyRow(row, head, props))}</tbody>
        </table>
        {rows.length === 0 ? <p className="text-muted px-4 py-8 text-center">{TABLE.nothingFound}</p> : null}
      </div>
      <TablePager address={address} count={rows.length} total={total} nextCursor={nextCursor} clock={props.clock} />
      <TableMenu open={clicks.menu} actions={actions} onAction={props.onAction} onClose={clicks.closeMenu} />
    </div>
  );
}

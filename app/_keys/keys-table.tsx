"use client";

import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { KEYS } from "@/app/_sentences/machines/keys";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { PLACE } from "@/app/_sentences/places/place";
import type { KeyKind } from "@/server/project-keys/schema/kinds";

import { KeyDialogs } from "./key-dialogs";
import type { KeyPlace } from "./place";

interface KeysTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor" | "exports"> {
  place: KeyPlace;
  kinds: Readonly<Record<string, KeyKind>>;
}

const COLUMNS: readonly Column[] = [
  { key: "name", label: KEYS.name, head: true },
  { key: "kind", label: KEYS.kind },
  { key: "details", label: KEYS.details },
  { key: "version", label: KEYS.version, kind: "number" },
  { key: "updated", label: KEYS.updated, kind: "time" },
  { key: "used", label: KEYS.used, kind: "time" },
  { key: "id", label: PLACE.id, kind: "id" },
];

const ACTIONS: readonly RowAction[] = [
  { key: "reveal", label: KEYS.reveal, inline: true },
  { key: "replace", label: KEYS.replace, inline: true },
  { key: "rename", label: KEYS.rename },
  { key: "remove", label: KEYS.remove, danger: true },
];

const FILTERS = [
  {
    name: "kind",
    label: KEYS.kind,
    options: Object.entries(KEYS.kinds).map(([value, label]) => ({ value, label })),
  },
];

const EMPTY = <EmptyState title={KEYS.empty}>{KEYS.emptyText}</EmptyState>;

export function KeysTable({ place, kinds, ...table }: KeysTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  return (
    <>
      <Table
        {...table}
        label={KEYS.title}
        columns={COLUMNS}
        search={KEYS.search}
        filters={FILTERS}
        actions={ACTIONS}
        onAction={onAction}
        empty={EMPTY}
      />
      <KeyDialogs place={place} kinds={kinds} rowFor={rowFor} onClose={close} />
    </>
  );
}

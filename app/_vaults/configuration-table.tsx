"use client";

import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, TableProps } from "@/app/_components/table/types";
import { CONFIGURATION } from "@/app/_sentences/machines/vaults";

const COLUMNS: readonly Column[] = [
  { key: "key", label: CONFIGURATION.key, kind: "code", head: true },
  { key: "value", label: CONFIGURATION.value, kind: "code" },
  { key: "winner", label: CONFIGURATION.winner },
  { key: "over", label: CONFIGURATION.over },
];

const EMPTY = <EmptyState title={CONFIGURATION.empty}>{CONFIGURATION.emptyText}</EmptyState>;

type ConfigurationTableProps = Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor" | "exports">;

export function ConfigurationTable(props: ConfigurationTableProps) {
  return <Table {...props} label={CONFIGURATION.title} columns={COLUMNS} search={CONFIGURATION.search} empty={EMPTY} />;
}

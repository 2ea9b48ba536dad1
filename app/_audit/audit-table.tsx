"use client";

import { AUDIT } from "@/app/_sentences/access/audit";

import type { Option } from "@/app/_components/form/controls";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, Filter, TableProps } from "@/app/_components/table/types";

interface AuditTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor" | "exports"> {
  actions: readonly Option[];
  /** Filters by who or what somebody picked in a row. */
  picked: readonly Filter[];
  /** Says of each row in which workspace it happened. */
  workspaces: boolean;
}

const COLUMNS: readonly Column[] = [
  { key: "time", label: AUDIT.time, kind: "time", sort: "created" },
  { key: "who", label: AUDIT.who, kind: "name" },
  { key: "action", label: AUDIT.action, kind: "code", head: true },
  { key: "target", label: AUDIT.target },
  { key: "workspace", label: AUDIT.workspace },
  { key: "result", label: AUDIT.result },
  { key: "changes", label: AUDIT.changes },
  { key: "from", label: AUDIT.from, kind: "code" },
];

function optionsOf(labels: Readonly<Record<string, string>>): Option[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

export function AuditTable({ actions, picked, workspaces, ...table }: AuditTableProps) {
  return (
    <Table
      {...table}
      label={AUDIT.title}
      columns={workspaces ? COLUMNS : COLUMNS.filter(({ key }) => key !== "workspace")}
      search={AUDIT.search}
      filters={[
        { name: "action", label: AUDIT.action, options: actions },
        { name: "result", label: AUDIT.result, options: optionsOf(AUDIT.results) },
        { name: "since", label: AUDIT.when, options: optionsOf(AUDIT.since) },
        { name: "from", label: AUDIT.firstDay },
        { name: "to", label: AUDIT.lastDay },
        ...picked,
      ]}
      empty={<EmptyState title={AUDIT.empty}>{AUDIT.emptyText}</EmptyState>}
    />
  );
}

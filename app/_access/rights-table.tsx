"use client";

import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, TableProps } from "@/app/_components/table/types";
import { EFFECTIVE } from "@/app/_sentences/access/decisions";

interface RightsTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor" | "exports"> {
  /** A group has no rights but those of rules. */
  group?: boolean;
}

const COLUMNS: readonly Column[] = [
  { key: "where", label: EFFECTIVE.where, head: true },
  { key: "types", label: EFFECTIVE.types },
  { key: "permission", label: EFFECTIVE.permission },
  { key: "source", label: EFFECTIVE.source },
  { key: "ends", label: EFFECTIVE.ends, kind: "time" },
];

/** All that gives rights on resources to somebody: it is changed where it comes from, so the rows only tell. */
export function RightsTable({ group = false, ...table }: RightsTableProps) {
  return (
    <Table
      {...table}
      label={EFFECTIVE.title}
      columns={COLUMNS}
      empty={
        <EmptyState title={group ? EFFECTIVE.groupEmpty : EFFECTIVE.empty}>
          {group ? EFFECTIVE.groupEmptyText : EFFECTIVE.emptyText}
        </EmptyState>
      }
    />
  );
}

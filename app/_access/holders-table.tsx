"use client";

import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, TableProps } from "@/app/_components/table/types";
import { RESOURCE } from "@/app/_sentences/access/resources";
import { EFFECTIVE } from "@/app/_sentences/access/decisions";

const COLUMNS: readonly Column[] = [
  { key: "person", label: RESOURCE.person, head: true },
  { key: "permission", label: EFFECTIVE.permission },
  { key: "source", label: EFFECTIVE.source },
  { key: "place", label: EFFECTIVE.where },
  { key: "ends", label: EFFECTIVE.ends, kind: "time" },
];

const EMPTY = <EmptyState title={RESOURCE.nobody}>{RESOURCE.nobodyText}</EmptyState>;

export function HoldersTable(
  props: Pick<TableProps, "rows" | "clock" | "address" | "nextCursor" | "filters" | "exports">,
) {
  return <Table {...props} label={RESOURCE.who} columns={COLUMNS} empty={EMPTY} />;
}

"use client";

import { Table } from "@/app/_components/table/table";
import type { Column, TableProps } from "@/app/_components/table/types";
import { RESOURCE, RESOURCES } from "@/app/_sentences/access/resources";

const COLUMNS: readonly Column[] = [
  { key: "project", label: RESOURCES.project, head: true },
  { key: "permission", label: RESOURCE.sharedPermission },
  { key: "ends", label: RESOURCE.ends, kind: "time" },
];

export function SharedTable(props: Pick<TableProps, "rows" | "clock" | "address">) {
  return <Table {...props} label={RESOURCE.shared} columns={COLUMNS} />;
}

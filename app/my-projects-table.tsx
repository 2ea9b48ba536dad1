"use client";

import { Table } from "@/app/_components/table";
import type { Column, TableProps } from "@/app/_components/table-types";
import { PLACE, PROJECTS } from "@/app/_lib/workspace-sentences";

interface MyProjectsTableProps extends Omit<TableProps, "columns" | "search"> {
  searched: boolean;
}

const COLUMNS: readonly Column[] = [
  { key: "name", label: PROJECTS.project, head: true },
  { key: "slug", label: PROJECTS.projectId, kind: "id" },
  { key: "workspace", label: PROJECTS.workspace, kind: "name" },
  { key: "visibility", label: PROJECTS.visibility },
  { key: "role", label: PROJECTS.yourRole },
  { key: "created", label: PLACE.created, kind: "time" },
];

export function MyProjectsTable({ searched, ...table }: MyProjectsTableProps) {
  return <Table {...table} columns={COLUMNS} {...(searched ? { search: PROJECTS.search } : {})} />;
}

"use client";

import { EmptyState } from "@/app/_components/empty-state";
import { Table } from "@/app/_components/table";
import type { Column, TableProps } from "@/app/_components/table-types";
import { PLACE, PROJECTS } from "@/app/_lib/workspace-sentences";

const COLUMNS: readonly Column[] = [
  { key: "name", label: PROJECTS.project, head: true },
  { key: "slug", label: PROJECTS.projectId, kind: "id" },
  { key: "visibility", label: PROJECTS.visibility },
  { key: "owner", label: PROJECTS.owner, kind: "name" },
  { key: "role", label: PROJECTS.yourRole },
  { key: "created", label: PLACE.created, kind: "time", sort: "created" },
];

const EMPTY = <EmptyState title={PROJECTS.empty}>{PROJECTS.emptyText}</EmptyState>;

export function ProjectsTable(props: Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor">) {
  return <Table {...props} label={PROJECTS.title} columns={COLUMNS} search={PROJECTS.search} empty={EMPTY} />;
}

"use client";

import { EmptyState } from "@/app/_components/empty-state";
import { Table } from "@/app/_components/table";
import type { Column, TableProps } from "@/app/_components/table-types";
import { ORGANIZATION_WORKSPACES } from "@/app/_lib/organization-sentences";
import { PLACE } from "@/app/_lib/workspace-sentences";

const COLUMNS: readonly Column[] = [
  { key: "name", label: ORGANIZATION_WORKSPACES.workspace, head: true },
  { key: "slug", label: ORGANIZATION_WORKSPACES.slug, kind: "id" },
  { key: "kind", label: ORGANIZATION_WORKSPACES.kind },
  { key: "role", label: ORGANIZATION_WORKSPACES.yourRole },
  { key: "status", label: PLACE.status },
  { key: "created", label: PLACE.created, kind: "time", sort: "created" },
];

const EMPTY = <EmptyState title={ORGANIZATION_WORKSPACES.empty}>{ORGANIZATION_WORKSPACES.emptyText}</EmptyState>;

export function WorkspacesTable(props: Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor">) {
  const { title, search } = ORGANIZATION_WORKSPACES;
  return <Table {...props} label={title} columns={COLUMNS} search={search} empty={EMPTY} />;
}

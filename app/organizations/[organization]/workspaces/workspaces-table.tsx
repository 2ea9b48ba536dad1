"use client";

import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { ORGANIZATION_WORKSPACES } from "@/app/_sentences/places/organizations";
import { PLACE_STATES, WORKSPACE_LIFE } from "@/app/_sentences/places/lifecycle";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { PLACE } from "@/app/_sentences/places/place";

import { WorkspaceDialogs } from "./workspace-dialogs";

const COLUMNS: readonly Column[] = [
  { key: "name", label: ORGANIZATION_WORKSPACES.workspace, head: true },
  { key: "slug", label: ORGANIZATION_WORKSPACES.slug, kind: "id" },
  { key: "kind", label: ORGANIZATION_WORKSPACES.kind },
  { key: "role", label: ORGANIZATION_WORKSPACES.yourRole },
  { key: "status", label: PLACE.status, kind: "status" },
  { key: "created", label: PLACE.created, kind: "time", sort: "created" },
];

const UNTIL: Column = { key: "until", label: WORKSPACE_LIFE.restorable, kind: "time" };

const ACTIONS: readonly RowAction[] = [
  { key: "archive", label: WORKSPACE_LIFE.archive },
  { key: "unarchive", label: WORKSPACE_LIFE.unarchive },
  { key: "suspend", label: WORKSPACE_LIFE.suspend },
  { key: "resume", label: WORKSPACE_LIFE.resume },
  { key: "restore", label: WORKSPACE_LIFE.restore, inline: true },
  { key: "remove", label: WORKSPACE_LIFE.remove, danger: true },
];

const EMPTY = <EmptyState title={ORGANIZATION_WORKSPACES.empty}>{ORGANIZATION_WORKSPACES.emptyText}</EmptyState>;
const NONE_DELETED = <EmptyState title={WORKSPACE_LIFE.noneDeleted}>{WORKSPACE_LIFE.noneDeletedText}</EmptyState>;

interface WorkspacesTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor"> {
  organization: string;
  /** The states that can be asked for. */
  states: readonly string[];
}

export function WorkspacesTable({ organization, states, ...table }: WorkspacesTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const { title, search } = ORGANIZATION_WORKSPACES;
  const deleted = table.address.query.state === "deleted";
  const options = states.map((value) => ({ value, label: PLACE_STATES[value] ?? value }));
  return (
    <>
      <Table
        {...table}
        label={title}
        columns={deleted ? [...COLUMNS, UNTIL] : COLUMNS}
        search={search}
        filters={[{ name: "state", label: WORKSPACE_LIFE.state, options }]}
        actions={ACTIONS}
        onAction={onAction}
        empty={deleted ? NONE_DELETED : EMPTY}
      />
      <WorkspaceDialogs organization={organization} rowFor={rowFor} onClose={close} />
    </>
  );
}

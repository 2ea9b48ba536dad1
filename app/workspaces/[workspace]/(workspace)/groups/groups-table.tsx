"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { GROUPS } from "@/app/_sentences/people/groups";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { PLACE } from "@/app/_sentences/places/place";

import { EditGroup } from "./edit-group";
import { previewGroupRemoval } from "./preview-group-removal";

interface GroupsTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor" | "exports"> {
  workspace: string;
  mayEdit: boolean;
  mayRemove: boolean;
}

const COLUMNS: readonly Column[] = [
  { key: "name", label: GROUPS.group, head: true },
  { key: "members", label: GROUPS.members },
  { key: "id", label: PLACE.id, kind: "id" },
  { key: "created", label: PLACE.created, kind: "time", sort: "created" },
];

const EDIT: RowAction = { key: "edit", label: GROUPS.edit, inline: true };
const REMOVE: RowAction = { key: "remove", label: GROUPS.remove, danger: true, inline: true };

const EMPTY = <EmptyState title={GROUPS.empty}>{GROUPS.emptyText}</EmptyState>;

export function GroupsTable({ workspace, mayEdit, mayRemove, ...table }: GroupsTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const actions = [...(mayEdit ? [EDIT] : []), ...(mayRemove ? [REMOVE] : [])];
  return (
    <>
      <Table
        {...table}
        label={GROUPS.title}
        columns={COLUMNS}
        search={GROUPS.search}
        actions={actions}
        onAction={onAction}
        empty={EMPTY}
      />
      <EditGroup workspace={workspace} row={rowFor("edit")} onClose={close} />
      <ConfirmRow
        row={rowFor("remove")}
        title={GROUPS.removeTitle}
        verb={GROUPS.removeVerb}
        pendingLabel={GROUPS.removing}
        preview={({ id }) => previewGroupRemoval(workspace, id)}
        call={({ id }) => trpc.groups.remove.mutate({ workspace, group: id })}
        done={({ name }) => GROUPS.removed(name)}
        onClose={close}
      />
    </>
  );
}

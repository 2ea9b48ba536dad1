"use client";

import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { CUSTOM_ROLES } from "@/app/_sentences/access/roles";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { PLACE } from "@/app/_sentences/places/place";
import type { RoleLevel } from "@/server/roles/schema";

import { EditRole } from "./edit-role";
import type { Held } from "./held";
import { RemoveRole } from "./remove-role";

interface RolesTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor"> {
  workspace: string;
  held: Held;
  /** By the ids of the rows. */
  levels: Readonly<Record<string, RoleLevel>>;
  mayEdit: boolean;
  mayRemove: boolean;
}

const COLUMNS: readonly Column[] = [
  { key: "name", label: CUSTOM_ROLES.role, head: true },
  { key: "level", label: CUSTOM_ROLES.level },
  { key: "may", label: CUSTOM_ROLES.may },
  { key: "holders", label: CUSTOM_ROLES.holders },
  { key: "id", label: PLACE.id, kind: "id" },
  { key: "created", label: PLACE.created, kind: "time", sort: "created" },
];

const EDIT: RowAction = { key: "edit", label: CUSTOM_ROLES.edit, inline: true };
const REMOVE: RowAction = { key: "remove", label: CUSTOM_ROLES.remove, danger: true, inline: true };

const EMPTY = <EmptyState title={CUSTOM_ROLES.empty}>{CUSTOM_ROLES.emptyText}</EmptyState>;

export function RolesTable({ workspace, held, levels, mayEdit, mayRemove, ...table }: RolesTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const leaving = rowFor("remove");
  return (
    <>
      <Table
        {...table}
        label={CUSTOM_ROLES.own}
        columns={COLUMNS}
        search={CUSTOM_ROLES.search}
        actions={[...(mayEdit ? [EDIT] : []), ...(mayRemove ? [REMOVE] : [])]}
        onAction={onAction}
        empty={EMPTY}
      />
      <EditRole workspace={workspace} held={held} row={rowFor("edit")} onClose={close} />
      {leaving === null ? null : (
        <RemoveRole
          key={leaving.id}
          workspace={workspace}
          level={levels[leaving.id] ?? "workspace"}
          row={leaving}
          onClose={close}
        />
      )}
    </>
  );
}

"use client";

import { useState } from "react";

import { Table } from "@/app/_components/table";
import type { Column, Row, RowAction, TableProps } from "@/app/_components/table-types";
import { MEMBERS } from "@/app/_lib/people-sentences";
import { PLACE } from "@/app/_lib/workspace-sentences";

import { ChangeRoleDialog } from "./change-role-dialog";
import { RemoveMemberDialog } from "./remove-member-dialog";

interface MembersTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor"> {
  workspace: { slug: string; name: string };
  mayChange: boolean;
}

const COLUMNS: readonly Column[] = [
  { key: "user", label: MEMBERS.user, head: true },
  { key: "role", label: PLACE.role },
  { key: "source", label: MEMBERS.source },
  { key: "status", label: PLACE.status },
  { key: "joined", label: MEMBERS.joined, kind: "time" },
];
/** When somebody was last here is told to admins alone. */
const ADMIN_COLUMNS: readonly Column[] = [...COLUMNS, { key: "seen", label: MEMBERS.lastSignIn, kind: "time" }];

const ACTIONS: readonly RowAction[] = [
  { key: "role", label: MEMBERS.changeRole },
  { key: "remove", label: MEMBERS.remove, danger: true },
];

export function MembersTable({ workspace, mayChange, ...table }: MembersTableProps) {
  const [chosen, setChosen] = useState<{ action: string; row: Row } | null>(null);
  const rowFor = (action: string) => (chosen?.action === action ? chosen.row : null);
  const close = () => setChosen(null);
  return (
    <>
      <Table
        {...table}
        label={MEMBERS.title}
        columns={mayChange ? ADMIN_COLUMNS : COLUMNS}
        search={MEMBERS.search}
        {...(mayChange ? { actions: ACTIONS, onAction: (action, row) => setChosen({ action, row }) } : {})}
      />
      <ChangeRoleDialog workspace={workspace.slug} row={rowFor("role")} onClose={close} />
      <RemoveMemberDialog workspace={workspace} row={rowFor("remove")} onClose={close} />
    </>
  );
}

"use client";

import { MEMBERS } from "@/app/_lib/people-sentences";
import { useChosenRow } from "@/app/_lib/use-chosen-row";
import { PLACE } from "@/app/_lib/workspace-sentences";

import { ConfirmRow } from "./confirm-row";
import type { PreviewSection } from "./preview-types";
import { RoleDialog, type RoleOption } from "./role-dialog";
import { Table } from "./table";
import type { Column, Row, TableProps } from "./table-types";

interface Removed {
  user: { name: string };
  credentials: { total: number };
}

export interface MembersTableProps<Role extends string> extends Omit<
  TableProps,
  "columns" | "search" | "actions" | "onAction"
> {
  /** Of the workspace or the organization. */
  place: string;
  mayChange: boolean;
  roles: readonly RoleOption<Role>[];
  saveRole: (user: string, role: Role) => Promise<{ user: { name: string } }>;
  /** What the action and its button say. */
  remove: { label: string; verb: string };
  removeMember: (row: Row) => Promise<Removed>;
  /** What ends, what loses its owner and what stays when somebody is removed. */
  previewRemoval: (row: Row) => Promise<readonly PreviewSection[]>;
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

/** The people of a workspace or of an organization, with the two things an admin does to them. */
export function MembersTable<Role extends string>(props: MembersTableProps<Role>) {
  const { place, mayChange, roles, saveRole, remove, removeMember, previewRemoval, ...table } = props;
  const { onAction, rowFor, close } = useChosenRow();
  const actions = [
    { key: "role", label: MEMBERS.changeRole },
    { key: "remove", label: remove.label, danger: true },
  ];
  return (
    <>
      <Table
        {...table}
        columns={mayChange ? ADMIN_COLUMNS : COLUMNS}
        search={MEMBERS.search}
        {...(mayChange ? { actions, onAction } : {})}
      />
      <RoleDialog row={rowFor("role")} roles={roles} save={saveRole} onClose={close} />
      <ConfirmRow
        row={rowFor("remove")}
        title={(name) => MEMBERS.removeTitle(name, place)}
        verb={remove.verb}
        pendingLabel={MEMBERS.removing}
        preview={previewRemoval}
        call={removeMember}
        done={({ user, credentials }) => MEMBERS.removed(user.name, credentials.total)}
        onClose={close}
      />
    </>
  );
}

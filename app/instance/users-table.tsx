"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { INSTANCE, TENANTS } from "@/app/_sentences/places/instance";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { PLACE } from "@/app/_sentences/places/place";
import { RESET_ACTIONS } from "@/app/_people/reset-actions";
import { StartResetDialog } from "@/app/_people/start-reset-dialog";

const COLUMNS: readonly Column[] = [
  { key: "user", label: TENANTS.user, head: true },
  { key: "status", label: PLACE.status },
  { key: "operator", label: TENANTS.operator },
  { key: "confirmed", label: TENANTS.confirmed },
  { key: "seen", label: TENANTS.lastSignIn, kind: "time" },
  { key: "since", label: TENANTS.since, kind: "time", sort: "created" },
];

const { instance } = trpc;

/** What each action asks before, and calls. */
const COMMANDS = {
  suspend: {
    label: TENANTS.suspend,
    title: TENANTS.suspendTitle,
    consequences: TENANTS.suspendUser,
    pending: TENANTS.suspending,
    danger: true,
    call: (user: string) => instance.suspendUser.mutate({ user }),
  },
  resume: {
    label: TENANTS.resume,
    title: TENANTS.resumeTitle,
    consequences: TENANTS.resumeUser,
    pending: TENANTS.resuming,
    danger: false,
    call: (user: string) => instance.resumeUser.mutate({ user }),
  },
  makeOperator: {
    label: TENANTS.makeOperator,
    title: TENANTS.operatorTitle,
    consequences: TENANTS.operatorText,
    pending: TENANTS.saving,
    danger: false,
    call: (user: string) => instance.setOperator.mutate({ user, operator: true }),
  },
  dismissOperator: {
    label: TENANTS.dismissOperator,
    title: TENANTS.dismissTitle,
    consequences: TENANTS.dismissText,
    pending: TENANTS.saving,
    danger: true,
    call: (user: string) => instance.setOperator.mutate({ user, operator: false }),
  },
} as const;

const ACTIONS: readonly RowAction[] = [
  ...Object.entries(COMMANDS).map(([key, { label, danger }]) => ({ key, label, danger })),
  ...RESET_ACTIONS,
];

export function UsersTable(props: Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor">) {
  const { onAction, rowFor, close } = useChosenRow();
  return (
    <>
      <Table
        {...props}
        label={INSTANCE.users}
        columns={COLUMNS}
        search={TENANTS.searchUsers}
        actions={ACTIONS}
        onAction={onAction}
      />
      {Object.entries(COMMANDS).map(([key, { label, pending, ...asked }]) => (
        <ConfirmRow
          key={key}
          {...asked}
          row={rowFor(key)}
          verb={label}
          pendingLabel={pending}
          call={({ id }) => asked.call(id)}
          done={({ name }) => TENANTS.changed(name)}
          onClose={close}
        />
      ))}
      <StartResetDialog
        rowFor={rowFor}
        start={(user, what) => trpc.accountResets.startForUser.mutate({ user, what })}
        onClose={close}
      />
    </>
  );
}

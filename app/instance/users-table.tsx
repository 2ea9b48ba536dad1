"use client";

import { useState } from "react";

import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { Table } from "@/app/_components/table";
import type { Column, Row, RowAction, TableProps } from "@/app/_components/table-types";
import { INSTANCE, TENANTS } from "@/app/_lib/instance-sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { PLACE } from "@/app/_lib/workspace-sentences";

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

type CommandName = keyof typeof COMMANDS;

const ACTIONS: readonly RowAction[] = Object.entries(COMMANDS).map(([key, { label, danger }]) => ({
  key,
  label,
  danger,
}));

function isCommand(key: string): key is CommandName {
  return Object.hasOwn(COMMANDS, key);
}

export function UsersTable(props: Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor">) {
  const [chosen, setChosen] = useState<{ name: CommandName; row: Row } | null>(null);
  const command = useCommand(({ name, row }: { name: CommandName; row: Row }) => COMMANDS[name].call(row.id), {
    onDone: (user) => {
      setChosen(null);
      toast(TENANTS.changed(user.name));
    },
  });
  const asked = COMMANDS[chosen?.name ?? "suspend"];
  return (
    <>
      <Table
        {...props}
        label={INSTANCE.users}
        columns={COLUMNS}
        search={TENANTS.searchUsers}
        actions={ACTIONS}
        onAction={(key, row) => (isCommand(key) ? setChosen({ name: key, row }) : undefined)}
      />
      <ConfirmDialog
        open={chosen !== null}
        onOpenChange={() => {
          command.reset();
          setChosen(null);
        }}
        title={asked.title(chosen?.row.name ?? "")}
        verb={asked.label}
        pendingLabel={asked.pending}
        consequences={asked.consequences}
        danger={asked.danger}
        pending={command.pending}
        failure={command.failure}
        onConfirm={() => {
          if (chosen !== null) void command.run(chosen);
        }}
      />
    </>
  );
}

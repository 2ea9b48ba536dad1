"use client";

import { useState } from "react";

import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { EmptyState } from "@/app/_components/empty-state";
import { Table } from "@/app/_components/table";
import type { Column, Row, RowAction, TableProps } from "@/app/_components/table-types";
import { INSTANCE, TENANTS } from "@/app/_lib/instance-sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { PLACE } from "@/app/_lib/workspace-sentences";

import { SeatsDialog } from "./seats-dialog";

const COLUMNS: readonly Column[] = [
  { key: "name", label: TENANTS.organization, head: true },
  { key: "slug", label: PLACE.id, kind: "id" },
  { key: "status", label: PLACE.status },
  { key: "seats", label: TENANTS.seats, kind: "number" },
  { key: "since", label: TENANTS.since, kind: "time", sort: "created" },
];

const ACTIONS: readonly RowAction[] = [
  { key: "seats", label: TENANTS.setSeats },
  { key: "suspend", label: TENANTS.suspend, danger: true },
  { key: "resume", label: TENANTS.resume },
];

const EMPTY = <EmptyState title={TENANTS.noOrganizations}>{TENANTS.noOrganizationsText}</EmptyState>;

export function TenantsTable(props: Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor">) {
  const [chosen, setChosen] = useState<{ action: string; row: Row } | null>(null);
  const resuming = chosen?.action === "resume";
  const call = resuming ? trpc.instance.resumeOrganization.mutate : trpc.instance.suspendOrganization.mutate;
  const command = useCommand((target: string) => call({ target }), {
    onDone: ({ name }) => {
      setChosen(null);
      toast(TENANTS.changed(name));
    },
  });
  const name = chosen?.row.name ?? "";
  function close(): void {
    command.reset();
    setChosen(null);
  }
  return (
    <>
      <Table
        {...props}
        label={INSTANCE.organizations}
        columns={COLUMNS}
        search={TENANTS.searchOrganizations}
        actions={ACTIONS}
        onAction={(action, row) => setChosen({ action, row })}
        empty={EMPTY}
      />
      <ConfirmDialog
        open={chosen !== null && chosen.action !== "seats"}
        onOpenChange={close}
        title={resuming ? TENANTS.resumeTitle(name) : TENANTS.suspendTitle(name)}
        verb={resuming ? TENANTS.resume : TENANTS.suspend}
        pendingLabel={resuming ? TENANTS.resuming : TENANTS.suspending}
        consequences={resuming ? TENANTS.resumeOrganization : TENANTS.suspendOrganization}
        danger={!resuming}
        pending={command.pending}
        failure={command.failure}
        onConfirm={() => {
          if (chosen !== null) void command.run(chosen.row.id);
        }}
      />
      <SeatsDialog row={chosen?.action === "seats" ? chosen.row : null} onClose={close} />
    </>
  );
}

"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { INSTANCE, TENANTS } from "@/app/_sentences/places/instance";
import { SET_PLAN } from "@/app/_sentences/billing/instance-billing";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { PLACE } from "@/app/_sentences/places/place";

import { PlanDialog } from "./plan-dialog";
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
  { key: "plan", label: SET_PLAN.action },
  { key: "suspend", label: TENANTS.suspend, danger: true },
  { key: "resume", label: TENANTS.resume },
];

const EMPTY = <EmptyState title={TENANTS.noOrganizations}>{TENANTS.noOrganizationsText}</EmptyState>;

export function TenantsTable(props: Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor">) {
  const { onAction, rowFor, close } = useChosenRow();
  const done = ({ name }: { name: string }) => TENANTS.changed(name);
  return (
    <>
      <Table
        {...props}
        label={INSTANCE.organizations}
        columns={COLUMNS}
        search={TENANTS.searchOrganizations}
        actions={ACTIONS}
        onAction={onAction}
        empty={EMPTY}
      />
      <ConfirmRow
        row={rowFor("suspend")}
        title={TENANTS.suspendTitle}
        verb={TENANTS.suspend}
        pendingLabel={TENANTS.suspending}
        consequences={TENANTS.suspendOrganization}
        call={({ id }) => trpc.instance.suspendOrganization.mutate({ target: id })}
        done={done}
        onClose={close}
      />
      <ConfirmRow
        row={rowFor("resume")}
        title={TENANTS.resumeTitle}
        verb={TENANTS.resume}
        pendingLabel={TENANTS.resuming}
        consequences={TENANTS.resumeOrganization}
        danger={false}
        call={({ id }) => trpc.instance.resumeOrganization.mutate({ target: id })}
        done={done}
        onClose={close}
      />
      <SeatsDialog row={rowFor("seats")} onClose={close} />
      <PlanDialog row={rowFor("plan")} clock={props.clock} onClose={close} />
    </>
  );
}

"use client";

import dynamic from "next/dynamic";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { Dialog } from "@/app/_components/dialog/dialog";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { PLANS } from "@/app/_sentences/billing/instance-billing";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import type { PlanView } from "@/server/plans/schema";

const PlanForm = dynamic(async () => (await import("./plan-form")).PlanForm, { ssr: false });

const COLUMNS: readonly Column[] = [
  { key: "name", label: PLANS.name, head: true },
  { key: "id", label: PLANS.id, kind: "id" },
  { key: "price", label: PLANS.price },
  { key: "limits", label: PLANS.limits },
  { key: "state", label: PLANS.state, kind: "status" },
  { key: "version", label: PLANS.version, kind: "number" },
];

const ACTIONS: readonly RowAction[] = [
  { key: "edit", label: PLANS.edit, inline: true },
  { key: "archive", label: PLANS.archive, danger: true },
];

const EMPTY = <EmptyState title={PLANS.empty}>{PLANS.emptyText}</EmptyState>;

interface PlansTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "total"> {
  plans: readonly PlanView[];
  currency: string;
}

export function PlansTable({ plans, currency, ...table }: PlansTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const edited = rowFor("edit");
  const plan = plans.find(({ id }) => id === edited?.id);
  return (
    <>
      <Table
        {...table}
        label={PLANS.title}
        columns={COLUMNS}
        search={PLANS.search}
        actions={ACTIONS}
        onAction={onAction}
        empty={EMPTY}
      />
      <Dialog open={plan !== undefined} onOpenChange={close} title={PLANS.editTitle(plan?.name ?? "")}>
        {plan === undefined ? null : <PlanForm plan={plan} currency={currency} onClose={close} />}
      </Dialog>
      <ConfirmRow
        row={rowFor("archive")}
        title={PLANS.archiveTitle}
        verb={PLANS.archive}
        pendingLabel={PLANS.archiving}
        consequences={PLANS.archiveText}
        call={({ id }) => trpc.plans.archive.mutate({ plan: id })}
        done={PLANS.archived}
        onClose={close}
      />
    </>
  );
}

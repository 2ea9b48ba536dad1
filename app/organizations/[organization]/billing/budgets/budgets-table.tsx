"use client";

import dynamic from "next/dynamic";

import { BUDGET_COLUMNS } from "@/app/_billing/budget-columns";
import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { Dialog } from "@/app/_components/dialog/dialog";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { RowAction, TableProps } from "@/app/_components/table/types";
import { BUDGETS } from "@/app/_sentences/billing/budgets";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";

import type { BudgetValues } from "./edit-budget-form";

const EditBudgetForm = dynamic(async () => (await import("./edit-budget-form")).EditBudgetForm, { ssr: false });

const ACTIONS: readonly RowAction[] = [
  { key: "edit", label: BUDGETS.edit },
  { key: "remove", label: BUDGETS.remove, danger: true },
];

const EMPTY = <EmptyState title={BUDGETS.empty}>{BUDGETS.emptyText}</EmptyState>;

interface BudgetsTableProps extends Pick<
  TableProps,
  "rows" | "clock" | "address" | "total" | "nextCursor" | "filters" | "exports"
> {
  organization: string;
  currency: string;
  /** What the form of each row begins with, by its id. */
  values: Readonly<Record<string, BudgetValues>>;
  /** What the reader may do with budgets. */
  may: { edit: boolean; remove: boolean };
}

export function BudgetsTable({ organization, currency, values, may, ...table }: BudgetsTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const edited = rowFor("edit");
  const actions = ACTIONS.filter(({ key }) => (key === "edit" ? may.edit : may.remove));
  const begun = edited === null ? undefined : values[edited.id];
  return (
    <>
      <Table
        {...table}
        label={BUDGETS.title}
        columns={BUDGET_COLUMNS}
        search={BUDGETS.search}
        {...(actions.length > 0 ? { actions, onAction } : {})}
        empty={EMPTY}
      />
      <Dialog open={edited !== null} onOpenChange={close} title={BUDGETS.editTitle(edited?.name ?? "")}>
        {edited === null || begun === undefined ? null : (
          <EditBudgetForm
            organization={organization}
            currency={currency}
            budget={edited.id}
            values={begun}
            onClose={close}
          />
        )}
      </Dialog>
      <ConfirmRow
        row={rowFor("remove")}
        title={BUDGETS.removeTitle}
        verb={BUDGETS.remove}
        pendingLabel={BUDGETS.removing}
        consequences={BUDGETS.removeConsequences}
        call={({ id }) => trpc.budgets.remove.mutate({ organization, budget: id })}
        done={BUDGETS.removed}
        onClose={close}
      />
    </>
  );
}

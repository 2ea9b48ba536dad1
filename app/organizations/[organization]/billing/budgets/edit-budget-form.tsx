"use client";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { BUDGETS } from "@/app/_sentences/billing/budgets";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { createBudgetSchema, type BudgetView } from "@/server/budgets/schema";

import { BUDGET_LABELS, BudgetFields } from "./budget-fields";

/** What of a budget its form begins with. */
export interface BudgetValues extends Pick<BudgetView, "scope" | "meter" | "amount" | "hardStop" | "recipients"> {
  /** Id. */
  target: string;
  /** What the meter counts in; null: money. */
  unit: string | null;
}

interface EditBudgetFormProps {
  organization: string;
  currency: string;
  budget: string;
  values: BudgetValues;
  onClose: () => void;
}

export function EditBudgetForm({ organization, currency, budget, values, onClose }: EditBudgetFormProps) {
  const { unit, recipients: told, ...rest } = values;
  const form = useSchemaForm(createBudgetSchema, { ...rest, recipients: told.map(({ id }) => id) });
  const command = useCommand(trpc.budgets.update.mutate, {
    form,
    onDone: () => {
      onClose();
      toast(BUDGETS.saved);
    },
  });
  return (
    <DialogForm
      form={form}
      labels={BUDGET_LABELS}
      command={command}
      onSubmit={({ amount, hardStop, recipients }) =>
        command.run({ organization, budget, amount, hardStop, recipients })
      }
      submit={BUDGETS.save}
      pendingLabel={BUDGETS.saving}
      onCancel={onClose}
    >
      <BudgetFields
        organization={organization}
        currency={currency}
        form={form}
        unit={unit}
        known={told.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </DialogForm>
  );
}

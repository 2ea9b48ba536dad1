"use client";

import { Controller } from "react-hook-form";

import { AmountField } from "@/app/_billing/amount-field";
import { Checkbox } from "@/app/_components/form/controls";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { BUDGETS } from "@/app/_sentences/billing/budgets";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { unitText } from "@/app/_usage/words";
import { updateBudgetSchema } from "@/server/budgets/schema";

import { RecipientsField } from "./recipients-field";

/** What of a budget its form begins with. */
export interface BudgetValues {
  amount: string;
  /** Null: money. */
  unit: string | null;
  hardStop: boolean;
  recipients: readonly { id: string; name: string }[];
}

interface EditBudgetFormProps {
  organization: string;
  currency: string;
  budget: string;
  values: BudgetValues;
  onClose: () => void;
}

const LABELS = { amount: BUDGETS.used, recipients: BUDGETS.recipients };

export function EditBudgetForm({ organization, currency, budget, values, onClose }: EditBudgetFormProps) {
  const { amount, unit, hardStop } = values;
  const recipients = values.recipients.map(({ id }) => id);
  const form = useSchemaForm(updateBudgetSchema, { budget, amount, hardStop, recipients });
  const { errors } = form.formState;
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
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run({ organization, ...input })}
      submit={BUDGETS.save}
      pendingLabel={BUDGETS.saving}
      onCancel={onClose}
    >
      <AmountField
        label={BUDGETS.amountIn(unit === null ? currency : unitText(unit))}
        currency={unit === null ? currency : null}
        value={amount}
        onChange={(value) => form.setValue("amount", value, { shouldValidate: form.formState.isSubmitted })}
        error={errors.amount?.message}
      />
      <Checkbox {...form.register("hardStop")} label={BUDGETS.hardStop} help={BUDGETS.hardStopHelp} />
      <Controller
        name="recipients"
        control={form.control}
        render={({ field: { value, onChange } }) => (
          <RecipientsField
            organization={organization}
            value={value ?? []}
            onChange={onChange}
            known={values.recipients.map(({ id, name }) => ({ value: id, label: name }))}
            error={errors.recipients?.message}
          />
        )}
      />
    </DialogForm>
  );
}

"use client";

import { Controller, useWatch, type UseFormReturn } from "react-hook-form";

import { firstMessage } from "@/app/_lib/form/first-message";
import { AmountField } from "@/app/_billing/amount-field";
import { Checkbox } from "@/app/_components/form/controls";
import { MultiPickerField } from "@/app/_components/picker/picker";
import type { PickerOption } from "@/app/_components/picker/types";
import { BUDGETS } from "@/app/_sentences/billing/budgets";
import { unitText } from "@/app/_usage/words";
import type { CreateBudgetFields, CreateBudgetInput } from "@/server/budgets/schema";

import { budgetSearch } from "./budget-search";

export const BUDGET_LABELS = {
  scope: BUDGETS.of,
  target: BUDGETS.target,
  meter: BUDGETS.what,
  amount: BUDGETS.used,
  recipients: BUDGETS.recipients,
} as const;

interface BudgetFieldsProps {
  organization: string;
  currency: string;
  form: UseFormReturn<CreateBudgetFields, unknown, CreateBudgetInput>;
  /** What the meter counts in; null: money. */
  unit: string | null;
  /** Names of those who are told already. */
  known?: readonly PickerOption[];
}

/** How much it is and what follows, in the forms for a new budget and for one that there is. */
export function BudgetFields({ organization, currency, form, unit, known = [] }: BudgetFieldsProps) {
  const { errors } = form.formState;
  const meter = useWatch({ control: form.control, name: "meter" });
  return (
    <>
      <AmountField
        key={meter ?? ""}
        label={BUDGETS.amountIn(unit === null ? currency : unitText(unit))}
        currency={unit === null ? currency : null}
        value={form.getValues("amount")}
        onChange={(value) => form.setValue("amount", value, { shouldValidate: form.formState.isSubmitted })}
        error={errors.amount?.message}
      />
      <Checkbox {...form.register("hardStop")} label={BUDGETS.hardStop} help={BUDGETS.hardStopHelp} />
      <Controller
        name="recipients"
        control={form.control}
        render={({ field: { value = [], onChange } }) => (
          <MultiPickerField
            label={BUDGETS.recipients}
            help={BUDGETS.recipientsHelp}
            optional
            known={known}
            value={value}
            onChange={onChange}
            search={budgetSearch(organization, "user")}
            error={firstMessage(errors.recipients)}
          />
        )}
      />
    </>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { Controller, useWatch } from "react-hook-form";

import { AmountField } from "@/app/_billing/amount-field";
import { Checkbox } from "@/app/_components/controls";
import { DialogForm } from "@/app/_components/dialog-form";
import { SelectField } from "@/app/_components/fields";
import { MultiPickerField, PickerField } from "@/app/_components/picker";
import { BUDGETS } from "@/app/_lib/budget-sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/use-schema-form";
import { BUDGET_SCOPES, createBudgetSchema } from "@/server/budgets/schema";

import { budgetSearch } from "./budget-search";

export interface BudgetMeter {
  key: string;
  name: string;
  unit: string;
}

interface NewBudgetFormProps {
  organization: string;
  currency: string;
  meters: readonly BudgetMeter[];
  onClose: () => void;
}

const LABELS = {
  scope: BUDGETS.of,
  target: BUDGETS.target,
  meter: BUDGETS.what,
  amount: BUDGETS.used,
  recipients: BUDGETS.recipients,
};

const SCOPES = BUDGET_SCOPES.map((value) => ({ value, label: BUDGETS.scopes[value] }));

/** Money has no key. */
const meterIn = { setValueAs: (value: unknown) => (value === "" ? null : value) };

export function NewBudgetForm({ organization, currency, meters, onClose }: NewBudgetFormProps) {
  const router = useRouter();
  const form = useSchemaForm(createBudgetSchema, {
    scope: "organization",
    target: undefined,
    meter: null,
    amount: "",
    hardStop: false,
    recipients: [],
  });
  const { errors } = form.formState;
  const [scope, meter] = useWatch({ control: form.control, name: ["scope", "meter"] });
  const unit = meters.find(({ key }) => key === meter)?.unit ?? null;
  const command = useCommand(trpc.budgets.create.mutate, {
    form,
    refresh: false,
    onDone: () => {
      onClose();
      toast(BUDGETS.added);
      router.refresh();
    },
  });
  const whats = [{ value: "", label: BUDGETS.money }, ...meters.map(({ key, name }) => ({ value: key, label: name }))];
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={({ target, ...input }) =>
        command.run({ organization, ...input, ...(scope === "organization" ? {} : { target }) })
      }
      submit={BUDGETS.add}
      pendingLabel={BUDGETS.adding}
      onCancel={onClose}
    >
      <SelectField
        {...form.register("scope", { onChange: () => form.setValue("target", undefined) })}
        label={BUDGETS.of}
        options={SCOPES}
        error={errors.scope?.message}
      />
      {scope === "organization" ? null : (
        <Controller
          name="target"
          control={form.control}
          render={({ field: { value, onChange, ...field } }) => (
            <PickerField
              {...field}
              key={scope}
              value={value ?? ""}
              onChange={(chosen) => onChange(chosen === "" ? undefined : chosen)}
              label={BUDGETS.target}
              placeholder={BUDGETS.targetPlaceholder}
              search={budgetSearch(organization, scope)}
              error={errors.target?.message}
            />
          )}
        />
      )}
      <SelectField
        {...form.register("meter", { ...meterIn, onChange: () => form.setValue("amount", "") })}
        label={BUDGETS.what}
        help={unit === null ? BUDGETS.moneyHelp : undefined}
        options={whats}
        error={errors.meter?.message}
      />
      <AmountField
        key={meter ?? ""}
        label={BUDGETS.amountIn(unit ?? currency)}
        currency={unit === null ? currency : null}
        value=""
        onChange={(value) => form.setValue("amount", value, { shouldValidate: form.formState.isSubmitted })}
        error={errors.amount?.message}
      />
      <Checkbox {...form.register("hardStop")} label={BUDGETS.hardStop} help={BUDGETS.hardStopHelp} />
      <Controller
        name="recipients"
        control={form.control}
        render={({ field: { value, ...field } }) => (
          <MultiPickerField
            {...field}
            value={value ?? []}
            label={BUDGETS.recipients}
            help={BUDGETS.recipientsHelp}
            optional
            search={budgetSearch(organization, "user")}
            error={errors.recipients?.message}
          />
        )}
      />
    </DialogForm>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useWatch } from "react-hook-form";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { SelectField } from "@/app/_components/form/fields";
import { BUDGETS } from "@/app/_sentences/billing/budgets";
import { orNull } from "@/app/_lib/form/empty-input";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { createBudgetSchema } from "@/server/budgets/schema";

import { BUDGET_LABELS, BudgetFields } from "./budget-fields";
import { SubjectFields } from "./subject-fields";

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
      labels={BUDGET_LABELS}
      command={command}
      onSubmit={({ target, ...input }) =>
        command.run({ organization, ...input, ...(scope === "organization" ? {} : { target }) })
      }
      submit={BUDGETS.add}
      pendingLabel={BUDGETS.adding}
      onCancel={onClose}
    >
      <SubjectFields organization={organization} form={form} />
      <SelectField
        {...form.register("meter", { setValueAs: orNull, onChange: () => form.setValue("amount", "") })}
        label={BUDGETS.what}
        help={unit === null ? BUDGETS.moneyHelp : undefined}
        options={whats}
        error={errors.meter?.message}
      />
      <BudgetFields organization={organization} currency={currency} form={form} unit={unit} />
    </DialogForm>
  );
}

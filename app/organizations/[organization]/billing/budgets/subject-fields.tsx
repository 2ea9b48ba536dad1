"use client";

import { Controller, useWatch, type UseFormReturn } from "react-hook-form";

import { SelectField } from "@/app/_components/form/fields";
import { PickerField } from "@/app/_components/picker/picker";
import { BUDGETS } from "@/app/_sentences/billing/budgets";
import { BUDGET_SCOPES, type CreateBudgetFields, type CreateBudgetInput } from "@/server/budgets/schema";

import { budgetSearch } from "./budget-search";

const SCOPES = BUDGET_SCOPES.map((value) => ({ value, label: BUDGETS.scopes[value] }));

interface SubjectFieldsProps {
  organization: string;
  form: UseFormReturn<CreateBudgetFields, unknown, CreateBudgetInput>;
}

/** Of what the budget is: the organization, or one thing of it that is looked for. */
export function SubjectFields({ organization, form }: SubjectFieldsProps) {
  const { errors } = form.formState;
  const scope = useWatch({ control: form.control, name: "scope" });
  return (
    <>
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
    </>
  );
}

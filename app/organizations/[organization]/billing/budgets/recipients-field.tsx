"use client";

import { MultiPickerField } from "@/app/_components/picker/picker";
import type { PickerOption } from "@/app/_components/picker/types";
import { BUDGETS } from "@/app/_sentences/billing/budgets";

import { budgetSearch } from "./budget-search";

interface RecipientsFieldProps {
  organization: string;
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** Names of those who stand there already. */
  known?: readonly PickerOption[];
  error: string | undefined;
}

export function RecipientsField({ organization, known = [], ...field }: RecipientsFieldProps) {
  return (
    <MultiPickerField
      {...field}
      known={known}
      label={BUDGETS.recipients}
      help={BUDGETS.recipientsHelp}
      optional
      search={budgetSearch(organization, "user")}
    />
  );
}

"use client";

import dynamic from "next/dynamic";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { BUDGETS } from "@/app/_sentences/billing/budgets";
import { useCreatePanel } from "@/app/_lib/form/use-create-panel";

import type { BudgetMeter } from "./new-budget-form";

const load = async () => (await import("./new-budget-form")).NewBudgetForm;
const NewBudgetForm = dynamic(load, { ssr: false });

interface NewBudgetProps {
  opened: boolean;
  organization: string;
  currency: string;
  meters: readonly BudgetMeter[];
}

export function NewBudget({ opened, ...form }: NewBudgetProps) {
  const [open, setOpen] = useCreatePanel(opened);
  return (
    <LazyDialogButton
      label={BUDGETS.add}
      prepare={() => void load()}
      open={open}
      onOpenChange={setOpen}
      title={BUDGETS.addTitle}
      description={BUDGETS.addText}
    >
      <NewBudgetForm {...form} onClose={() => setOpen(false)} />
    </LazyDialogButton>
  );
}

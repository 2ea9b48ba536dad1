"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { PLANS } from "@/app/_sentences/billing/instance-billing";

const load = async () => (await import("./plan-form")).PlanForm;
const PlanForm = dynamic(load, { ssr: false });

export function NewPlan({ currency }: { currency: string }) {
  const [open, setOpen] = useState(false);
  return (
    <LazyDialogButton
      label={PLANS.create}
      prepare={() => void load()}
      open={open}
      onOpenChange={setOpen}
      title={PLANS.createTitle}
    >
      <PlanForm plan={null} currency={currency} onClose={() => setOpen(false)} />
    </LazyDialogButton>
  );
}

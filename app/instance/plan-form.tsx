"use client";

import { useState } from "react";

import { Checkbox } from "@/app/_components/controls";
import { DialogForm } from "@/app/_components/dialog-form";
import { TextareaField, TextField } from "@/app/_components/fields";
import { PLANS } from "@/app/_lib/instance-billing-sentences";
import { FORM } from "@/app/_lib/sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/use-schema-form";
import { createPlanSchema, type CreatePlanInput, type PlanView } from "@/server/plans/schema";

import { priceLine, readPrices } from "./meter-prices";

const WHOLE = { valueAsNumber: true } as const;
const LIMIT = { setValueAs: (value: unknown) => (value === "" || value === null ? null : Number(value)) };

const NEW: CreatePlanInput = {
  name: "",
  description: "",
  public: true,
  terms: {
    charged: true,
    basePrice: 0,
    seatPrice: 0,
    includedSeats: 0,
    limits: { members: null, storageBytes: null, apiCalls: null },
    meters: [],
  },
};

function valuesOf(plan: PlanView | null): CreatePlanInput {
  if (plan === null) return NEW;
  const { name, description, public: offered, terms } = plan;
  return { name, description, public: offered, terms };
}

interface PlanFormProps {
  /** Null: a new one. */
  plan: PlanView | null;
  onClose: () => void;
}

/** A plan's name, prices and limits. */
export function PlanForm({ plan, onClose }: PlanFormProps) {
  const values = valuesOf(plan);
  const form = useSchemaForm(createPlanSchema, values);
  const { name: nameError, terms } = form.formState.errors;
  const [prices, setPrices] = useState(() => values.terms.meters.map(priceLine).join("\n"));
  const [wrong, setWrong] = useState<number | null>(null);
  const save = (input: CreatePlanInput) =>
    plan === null ? trpc.plans.create.mutate(input) : trpc.plans.update.mutate({ plan: plan.id, ...input });
  const command = useCommand(save, {
    form,
    onDone: ({ name }) => {
      onClose();
      toast(plan === null ? PLANS.created(name) : PLANS.saved(name));
    },
  });
  const number = { type: "number", min: 0, inputMode: "numeric" } as const;
  function change(text: string): void {
    setPrices(text);
    const read = readPrices(text);
    setWrong(read.wrong);
    if (read.wrong === null) form.setValue("terms.meters", read.prices, { shouldDirty: true });
  }
  return (
    <DialogForm
      form={form}
      labels={{ name: PLANS.name }}
      command={command}
      onSubmit={(input) => (wrong === null ? command.run(input) : undefined)}
      submit={FORM.save}
      pendingLabel={FORM.saving}
      onCancel={onClose}
    >
      <TextField {...form.register("name")} label={PLANS.name} error={nameError?.message} required />
      <TextareaField {...form.register("description")} label={PLANS.description} rows={2} optional />
      <Checkbox {...form.register("public")} label={PLANS.public} help={PLANS.publicHelp} />
      <Checkbox {...form.register("terms.charged")} label={PLANS.charged} />
      <TextField
        {...form.register("terms.basePrice", WHOLE)}
        {...number}
        label={PLANS.basePrice}
        help={PLANS.minorHelp}
        error={terms?.basePrice?.message}
      />
      <TextField
        {...form.register("terms.seatPrice", WHOLE)}
        {...number}
        label={PLANS.seatPrice}
        error={terms?.seatPrice?.message}
      />
      <TextField
        {...form.register("terms.includedSeats", WHOLE)}
        {...number}
        label={PLANS.includedSeats}
        error={terms?.includedSeats?.message}
      />
      {(["members", "storageBytes", "apiCalls"] as const).map((limit) => (
        <TextField
          key={limit}
          {...form.register(`terms.limits.${limit}`, LIMIT)}
          {...number}
          label={PLANS[limit]}
          help={PLANS.noLimit}
          error={terms?.limits?.[limit]?.message}
        />
      ))}
      <TextareaField
        label={PLANS.meters}
        help={PLANS.metersHelp}
        value={prices}
        rows={5}
        spellCheck={false}
        autoCapitalize="off"
        optional
        error={wrong === null ? undefined : PLANS.wrongLine(wrong)}
        onChange={(event) => change(event.target.value)}
      />
    </DialogForm>
  );
}

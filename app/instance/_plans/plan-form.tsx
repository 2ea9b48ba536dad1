"use client";

import { useRef, useState } from "react";
import { Controller } from "react-hook-form";

import { MinorAmountField } from "@/app/_billing/amount-field";
import { Checkbox } from "@/app/_components/form/controls";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { TextareaField, TextField } from "@/app/_components/form/fields";
import { numberOrNull } from "@/app/_lib/form/empty-input";
import { PLANS } from "@/app/_sentences/billing/instance-billing";
import { FORM } from "@/app/_sentences/interface/forms";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { messageAt, useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { createPlanSchema, type CreatePlanInput, type PlanView } from "@/server/plans/schema";

import { priceLine, readPrices } from "./meter-prices";
import { bytesOf, gibibytesTyped } from "@/app/instance/read-numbers";
import { TypedField } from "@/app/instance/typed-field";

/** An emptied field is missing; an emptied limit is none. */
const WHOLE = { setValueAs: numberOrNull };

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

function labelsOf(currency: string) {
  return {
    name: PLANS.name,
    description: PLANS.description,
    "terms.basePrice": PLANS.basePrice(currency),
    "terms.seatPrice": PLANS.seatPrice(currency),
    "terms.includedSeats": PLANS.includedSeats,
    "terms.limits.members": PLANS.members,
    "terms.limits.storageBytes": PLANS.storageBytes,
    "terms.limits.apiCalls": PLANS.apiCalls,
  };
}

/** What is wrong with the lines of prices: as they are typed, or by what the server says. */
function pricesError(wrong: number | null, errors: object): string | undefined {
  if (wrong !== null) return PLANS.wrongLine(wrong);
  return messageAt(errors, "terms.meters");
}

interface PlanFormProps {
  /** Null: a new one. */
  plan: PlanView | null;
  currency: string;
  onClose: () => void;
}

function usePlanForm(plan: PlanView | null, onClose: () => void) {
  const values = valuesOf(plan);
  const form = useSchemaForm(createPlanSchema, values);
  const save = (input: CreatePlanInput) =>
    plan === null ? trpc.plans.create.mutate(input) : trpc.plans.update.mutate({ plan: plan.id, ...input });
  const command = useCommand(save, {
    form,
    onDone: ({ name }) => {
      onClose();
      toast(plan === null ? PLANS.created(name) : PLANS.saved(name));
    },
  });
  return { form, command, values };
}

type PlanForms = ReturnType<typeof usePlanForm>["form"];

function Prices({ form, values, currency }: { form: PlanForms; values: CreatePlanInput; currency: string }) {
  const { errors } = form.formState;
  return (["basePrice", "seatPrice"] as const).map((price) => (
    <Controller
      key={price}
      name={`terms.${price}`}
      control={form.control}
      render={({ field: { onChange, ref } }) => (
        <MinorAmountField
          ref={ref}
          label={PLANS[price](currency)}
          currency={currency}
          value={values.terms[price]}
          onChange={onChange}
          error={messageAt(errors, `terms.${price}`)}
        />
      )}
    />
  ));
}

function Limits({ form, values }: { form: PlanForms; values: CreatePlanInput }) {
  const { errors } = form.formState;
  const error = (name: string) => messageAt(errors, `terms.limits.${name}`);
  const around = { type: "number", min: 0, inputMode: "numeric", help: PLANS.noLimit } as const;
  return (
    <>
      <TextField
        {...form.register("terms.limits.members", WHOLE)}
        {...around}
        label={PLANS.members}
        error={error("members")}
      />
      <Controller
        name="terms.limits.storageBytes"
        control={form.control}
        render={({ field: { onChange, ref } }) => (
          <TypedField
            ref={ref}
            label={PLANS.storageBytes}
            help={PLANS.noLimit}
            begins={gibibytesTyped(values.terms.limits.storageBytes)}
            read={bytesOf}
            onChange={onChange}
            error={error("storageBytes")}
          />
        )}
      />
      <TextField
        {...form.register("terms.limits.apiCalls", WHOLE)}
        {...around}
        label={PLANS.apiCalls}
        error={error("apiCalls")}
      />
    </>
  );
}

/** A plan's name, prices and limits. */
export function PlanForm({ plan, currency, onClose }: PlanFormProps) {
  const { form, command, values } = usePlanForm(plan, onClose);
  const { errors } = form.formState;
  const [prices, setPrices] = useState(() => values.terms.meters.map(priceLine).join("\n"));
  const [wrong, setWrong] = useState<number | null>(null);
  const lines = useRef<HTMLTextAreaElement>(null);
  function change(text: string): void {
    setPrices(text);
    const read = readPrices(text);
    setWrong(read.wrong);
    if (read.wrong === null) form.setValue("terms.meters", read.prices, { shouldDirty: true });
  }
  return (
    <DialogForm
      form={form}
      labels={labelsOf(currency)}
      command={command}
      onSubmit={(input) => (wrong === null ? command.run(input) : lines.current?.focus())}
      submit={FORM.save}
      pendingLabel={FORM.saving}
      onCancel={onClose}
    >
      <TextField {...form.register("name")} label={PLANS.name} error={errors.name?.message} required />
      <TextareaField
        {...form.register("description")}
        label={PLANS.description}
        rows={2}
        optional
        error={errors.description?.message}
      />
      <Checkbox {...form.register("public")} label={PLANS.public} help={PLANS.publicHelp} />
      <Checkbox {...form.register("terms.charged")} label={PLANS.charged} />
      <Prices form={form} values={values} currency={currency} />
      <TextField
        {...form.register("terms.includedSeats", WHOLE)}
        type="number"
        min={0}
        inputMode="numeric"
        label={PLANS.includedSeats}
        error={messageAt(errors, "terms.includedSeats")}
      />
      <Limits form={form} values={values} />
      <TextareaField
        ref={lines}
        label={PLANS.meters}
        help={PLANS.metersHelp}
        value={prices}
        rows={5}
        spellCheck={false}
        autoCapitalize="off"
        optional
        error={pricesError(wrong, errors)}
        onChange={(event) => change(event.target.value)}
      />
    </DialogForm>
  );
}

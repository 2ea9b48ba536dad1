"use client";

import type { UseFormReturn } from "react-hook-form";

import { Checkbox } from "@/app/_components/form/controls";
import { SelectField, TextField } from "@/app/_components/form/fields";
import { orNull } from "@/app/_lib/form/empty-input";
import { METERS } from "@/app/_sentences/billing/meters";
import type { CreateMeterFields, CreateMeterInput } from "@/server/meters/schema";

export const METER_LABELS = {
  name: METERS.name,
  key: METERS.key,
  unit: METERS.unit,
  aggregation: METERS.aggregation,
  unitPrice: METERS.price,
} as const;

interface MeterFieldsProps {
  form: UseFormReturn<CreateMeterFields, unknown, CreateMeterInput>;
  /** False for a meter that there is: events name its key and were counted its way, so neither changes. */
  isNew: boolean;
}

/** What a meter is made of, in the forms for a new one and for one that there is. */
export function MeterFields({ form, isNew }: MeterFieldsProps) {
  const { errors } = form.formState;
  return (
    <>
      <TextField {...form.register("name")} label={METERS.name} required error={errors.name?.message} />
      {isNew ? (
        <TextField
          {...form.register("key")}
          label={METERS.key}
          help={METERS.keyHelp}
          required
          autoCapitalize="off"
          spellCheck={false}
          error={errors.key?.message}
        />
      ) : null}
      <TextField
        {...form.register("unit")}
        label={METERS.unit}
        help={METERS.unitHelp}
        required
        error={errors.unit?.message}
      />
      {isNew ? (
        <>
          <SelectField
            {...form.register("aggregation")}
            label={METERS.aggregation}
            options={METERS.aggregationOptions}
            error={errors.aggregation?.message}
          />
          <Checkbox {...form.register("whole")} label={METERS.whole} />
        </>
      ) : null}
      <TextField
        {...form.register("unitPrice", { setValueAs: orNull })}
        label={METERS.price}
        help={METERS.priceHelp}
        inputMode="decimal"
        error={errors.unitPrice?.message}
      />
    </>
  );
}

"use client";

import { useRouter } from "next/navigation";

import { Checkbox } from "@/app/_components/form/controls";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { SelectField, TextField } from "@/app/_components/form/fields";
import { orNull } from "@/app/_lib/form/empty-input";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { METERS } from "@/app/_sentences/billing/meters";
import { createMeterSchema } from "@/server/meters/schema";

interface NewMeterFormProps {
  organization: string;
  onClose: () => void;
}

const LABELS = {
  name: METERS.name,
  key: METERS.key,
  unit: METERS.unit,
  aggregation: METERS.aggregation,
  unitPrice: METERS.price,
};

export function NewMeterForm({ organization, onClose }: NewMeterFormProps) {
  const router = useRouter();
  const form = useSchemaForm(createMeterSchema, {
    name: "",
    key: "",
    unit: "",
    aggregation: "sum",
    whole: true,
    unitPrice: null,
  });
  const { errors } = form.formState;
  const command = useCommand(trpc.meters.create.mutate, {
    form,
    refresh: false,
    onDone: ({ name }) => {
      onClose();
      toast(METERS.added(name));
      router.refresh();
    },
  });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run({ organization, ...input })}
      submit={METERS.add}
      pendingLabel={METERS.adding}
      onCancel={onClose}
    >
      <TextField {...form.register("name")} label={METERS.name} required error={errors.name?.message} />
      <TextField
        {...form.register("key")}
        label={METERS.key}
        help={METERS.keyHelp}
        required
        autoCapitalize="off"
        spellCheck={false}
        error={errors.key?.message}
      />
      <TextField
        {...form.register("unit")}
        label={METERS.unit}
        help={METERS.unitHelp}
        required
        error={errors.unit?.message}
      />
      <SelectField
        {...form.register("aggregation")}
        label={METERS.aggregation}
        options={METERS.aggregationOptions}
        error={errors.aggregation?.message}
      />
      <Checkbox {...form.register("whole")} label={METERS.whole} />
      <TextField
        {...form.register("unitPrice", { setValueAs: orNull })}
        label={METERS.price}
        help={METERS.priceHelp}
        inputMode="decimal"
        error={errors.unitPrice?.message}
      />
    </DialogForm>
  );
}

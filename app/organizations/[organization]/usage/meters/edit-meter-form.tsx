"use client";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { TextField } from "@/app/_components/form/fields";
import { orNull } from "@/app/_lib/form/empty-input";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { METERS } from "@/app/_sentences/billing/meters";
import { updateMeterSchema } from "@/server/meters/schema";

interface EditMeterFormProps {
  organization: string;
  meter: string;
  name: string;
  unit: string;
  unitPrice: string | null;
  onClose: () => void;
}

export function EditMeterForm({ organization, onClose, ...values }: EditMeterFormProps) {
  const form = useSchemaForm(updateMeterSchema, values);
  const { errors } = form.formState;
  const command = useCommand(trpc.meters.update.mutate, {
    form,
    onDone: () => {
      onClose();
      toast(METERS.saved);
    },
  });
  return (
    <DialogForm
      form={form}
      labels={{ name: METERS.name, unit: METERS.unit, unitPrice: METERS.price }}
      command={command}
      onSubmit={(input) => command.run({ organization, ...input })}
      submit={METERS.save}
      pendingLabel={METERS.saving}
      onCancel={onClose}
    >
      <TextField {...form.register("name")} label={METERS.name} required error={errors.name?.message} />
      <TextField
        {...form.register("unit")}
        label={METERS.unit}
        help={METERS.unitHelp}
        required
        error={errors.unit?.message}
      />
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

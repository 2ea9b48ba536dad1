"use client";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { METERS } from "@/app/_sentences/billing/meters";
import { createMeterSchema, type CreateMeterInput } from "@/server/meters/schema";

import { METER_LABELS, MeterFields } from "./meter-fields";

interface EditMeterFormProps {
  organization: string;
  /** Id. */
  meter: string;
  values: CreateMeterInput;
  onClose: () => void;
}

export function EditMeterForm({ organization, meter, values, onClose }: EditMeterFormProps) {
  const form = useSchemaForm(createMeterSchema, values);
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
      labels={METER_LABELS}
      command={command}
      onSubmit={({ name, unit, unitPrice }) => command.run({ organization, meter, name, unit, unitPrice })}
      submit={METERS.save}
      pendingLabel={METERS.saving}
      onCancel={onClose}
    >
      <MeterFields form={form} isNew={false} />
    </DialogForm>
  );
}

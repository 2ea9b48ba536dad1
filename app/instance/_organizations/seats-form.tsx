"use client";

import { TextField } from "@/app/_components/form/fields";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { numberOrNull } from "@/app/_lib/form/empty-input";
import { TENANTS } from "@/app/_sentences/places/instance";
import { FORM } from "@/app/_sentences/interface/forms";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { setSeatsSchema } from "@/server/instance/schema";

interface SeatsFormProps {
  target: string;
  seatMaximum: number | null;
  onClose: () => void;
}

export function SeatsForm({ target, seatMaximum, onClose }: SeatsFormProps) {
  const form = useSchemaForm(setSeatsSchema, { target, seatMaximum });
  const command = useCommand(trpc.instance.setSeats.mutate, {
    form,
    onDone: ({ name }) => {
      onClose();
      toast(TENANTS.changed(name));
    },
  });
  return (
    <DialogForm
      form={form}
      command={command}
      onSubmit={(input) => command.run(input)}
      submit={FORM.save}
      pendingLabel={FORM.saving}
      onCancel={onClose}
    >
      <TextField
        {...form.register("seatMaximum", { setValueAs: numberOrNull })}
        label={TENANTS.seats}
        help={TENANTS.seatsHelp}
        type="number"
        min={1}
        inputMode="numeric"
        error={form.formState.errors.seatMaximum?.message}
      />
    </DialogForm>
  );
}

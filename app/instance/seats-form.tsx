"use client";

import { Button } from "@/app/_components/button";
import { DialogActions } from "@/app/_components/dialog-actions";
import { ErrorSummary } from "@/app/_components/error-summary";
import { TextField } from "@/app/_components/fields";
import { TENANTS } from "@/app/_lib/instance-sentences";
import { DIALOG, FORM } from "@/app/_lib/sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/use-schema-form";
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
  const save = form.handleSubmit((input) => command.run(input));
  return (
    <form className="grid gap-4" method="post" noValidate onSubmit={(event) => void save(event)}>
      <ErrorSummary failure={command.failure} />
      <TextField
        {...form.register("seatMaximum", {
          setValueAs: (value: unknown) => (value === "" || value === null ? null : Number(value)),
        })}
        label={TENANTS.seats}
        help={TENANTS.seatsHelp}
        type="number"
        min={1}
        inputMode="numeric"
        error={form.formState.errors.seatMaximum?.message}
      />
      <DialogActions>
        <Button onClick={onClose}>{DIALOG.cancel}</Button>
        <Button type="submit" variant="primary" pending={command.pending} pendingLabel={FORM.saving}>
          {FORM.save}
        </Button>
      </DialogActions>
    </form>
  );
}

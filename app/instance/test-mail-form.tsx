"use client";

import { Button } from "@/app/_components/button";
import { DialogActions } from "@/app/_components/dialog-actions";
import { ErrorSummary } from "@/app/_components/error-summary";
import { TextField } from "@/app/_components/fields";
import { OUTBOX } from "@/app/_lib/instance-sentences";
import { DIALOG } from "@/app/_lib/sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/use-schema-form";
import { testMailSchema } from "@/server/instance/schema";

export function TestMailForm({ to, onClose }: { to: string; onClose: () => void }) {
  const form = useSchemaForm(testMailSchema, { to });
  const command = useCommand(trpc.instance.testMail.mutate, {
    form,
    onDone: () => {
      onClose();
      toast(OUTBOX.testQueued);
    },
  });
  const send = form.handleSubmit((input) => command.run(input));
  return (
    <form className="grid gap-4" method="post" noValidate onSubmit={(event) => void send(event)}>
      <ErrorSummary failure={command.failure} />
      <TextField
        {...form.register("to")}
        label={OUTBOX.testTo}
        type="email"
        autoComplete="email"
        required
        error={form.formState.errors.to?.message}
      />
      <DialogActions>
        <Button onClick={onClose}>{DIALOG.cancel}</Button>
        <Button type="submit" variant="primary" pending={command.pending} pendingLabel={OUTBOX.testSending}>
          {OUTBOX.testSubmit}
        </Button>
      </DialogActions>
    </form>
  );
}

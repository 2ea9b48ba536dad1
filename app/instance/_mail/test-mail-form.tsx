"use client";

import { EmailField } from "@/app/_components/form/fields";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { OUTBOX } from "@/app/_sentences/places/instance";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
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
  return (
    <DialogForm
      form={form}
      command={command}
      onSubmit={(input) => command.run(input)}
      submit={OUTBOX.testSubmit}
      pendingLabel={OUTBOX.testSending}
      onCancel={onClose}
    >
      <EmailField
        {...form.register("to")}
        label={OUTBOX.testTo}
        autoComplete="email"
        error={form.formState.errors.to?.message}
      />
    </DialogForm>
  );
}

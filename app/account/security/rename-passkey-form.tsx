"use client";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { TextField } from "@/app/_components/form/fields";
import { FACTORS } from "@/app/_sentences/sign-in/factors";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";

const loadSchema = async () =>
  (await import("@/server/second-factors/schema")).renamePasskeySchema.omit({ passkey: true });

export function RenamePasskeyForm({ passkey, name, onClose }: { passkey: string; name: string; onClose: () => void }) {
  const form = useSchemaForm(loadSchema, { name });
  const command = useCommand(
    (input: { name: string }) => trpc.secondFactors.renamePasskey.mutate({ passkey, ...input }),
    {
      form,
      onDone: () => {
        toast(FACTORS.renamed);
        onClose();
      },
    },
  );
  return (
    <DialogForm
      form={form}
      labels={{ name: FACTORS.name }}
      command={command}
      prepare={loadSchema}
      onSubmit={command.run}
      submit={FACTORS.save}
      pendingLabel={FACTORS.saving}
      onCancel={onClose}
    >
      <TextField {...form.register("name")} label={FACTORS.name} required error={form.formState.errors.name?.message} />
    </DialogForm>
  );
}

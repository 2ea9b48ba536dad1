"use client";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { TextField } from "@/app/_components/form/fields";
import { KEYS } from "@/app/_sentences/machines/keys";
import { FORM } from "@/app/_sentences/interface/forms";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { renameKeySchema } from "@/server/project-keys/schema";

import type { KeyPlace } from "./place";

interface RenameFormProps {
  place: KeyPlace;
  id: string;
  name: string;
  onClose: () => void;
}

export function RenameForm({ place, id, name, onClose }: RenameFormProps) {
  const form = useSchemaForm(renameKeySchema, { key: id, name });
  const command = useCommand(trpc.projectKeys.rename.mutate, {
    form,
    onDone: () => {
      onClose();
      toast(KEYS.renamed);
    },
  });
  return (
    <DialogForm
      form={form}
      command={command}
      onSubmit={(input) => command.run({ ...place, ...input })}
      submit={FORM.save}
      pendingLabel={FORM.saving}
      onCancel={onClose}
    >
      <TextField
        {...form.register("name")}
        label={KEYS.name}
        help={KEYS.nameHelp}
        required
        error={form.formState.errors.name?.message}
      />
    </DialogForm>
  );
}

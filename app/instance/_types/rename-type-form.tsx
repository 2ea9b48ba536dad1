"use client";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { TextField } from "@/app/_components/form/fields";
import { RESOURCE_TYPES_PAGE } from "@/app/_sentences/access/resources";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { updateResourceTypeSchema } from "@/server/resource-types/schema";

interface RenameTypeFormProps {
  type: string;
  label: string;
  onClose: () => void;
}

export function RenameTypeForm({ type, label, onClose }: RenameTypeFormProps) {
  const form = useSchemaForm(updateResourceTypeSchema, { type, label });
  const command = useCommand(trpc.resourceTypes.update.mutate, {
    form,
    onDone: () => {
      onClose();
      toast(RESOURCE_TYPES_PAGE.saved);
    },
  });
  return (
    <DialogForm
      form={form}
      labels={{ label: RESOURCE_TYPES_PAGE.label }}
      command={command}
      onSubmit={(input) => command.run(input)}
      submit={RESOURCE_TYPES_PAGE.save}
      pendingLabel={RESOURCE_TYPES_PAGE.saving}
      onCancel={onClose}
    >
      <TextField
        {...form.register("label")}
        label={RESOURCE_TYPES_PAGE.label}
        help={RESOURCE_TYPES_PAGE.labelHelp}
        required
        error={form.formState.errors.label?.message}
      />
    </DialogForm>
  );
}

"use client";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { SelectField, TextField } from "@/app/_components/form/fields";
import { RESOURCE_TYPES_PAGE } from "@/app/_sentences/access/resources";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { createResourceTypeSchema, TYPE_LEVELS } from "@/server/resource-types/schema";

const LABELS = {
  id: RESOURCE_TYPES_PAGE.id,
  label: RESOURCE_TYPES_PAGE.label,
  level: RESOURCE_TYPES_PAGE.level,
} as const;

const LEVELS = [...TYPE_LEVELS].reverse().map((value) => ({ value, label: RESOURCE_TYPES_PAGE.levels[value] }));

export function NewTypeForm({ onClose }: { onClose: () => void }) {
  const form = useSchemaForm(createResourceTypeSchema, { id: "", label: "", level: "project" });
  const { errors } = form.formState;
  const command = useCommand(trpc.resourceTypes.create.mutate, {
    form,
    onDone: ({ label }) => {
      onClose();
      toast(RESOURCE_TYPES_PAGE.created(label));
    },
  });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run(input)}
      submit={RESOURCE_TYPES_PAGE.submit}
      pendingLabel={RESOURCE_TYPES_PAGE.saving}
      onCancel={onClose}
    >
      <TextField
        {...form.register("id")}
        label={RESOURCE_TYPES_PAGE.id}
        help={RESOURCE_TYPES_PAGE.idHelp}
        autoCapitalize="off"
        spellCheck={false}
        required
        error={errors.id?.message}
      />
      <TextField
        {...form.register("label")}
        label={RESOURCE_TYPES_PAGE.label}
        help={RESOURCE_TYPES_PAGE.labelHelp}
        required
        error={errors.label?.message}
      />
      <SelectField
        {...form.register("level")}
        label={RESOURCE_TYPES_PAGE.level}
        options={LEVELS}
        error={errors.level?.message}
      />
    </DialogForm>
  );
}

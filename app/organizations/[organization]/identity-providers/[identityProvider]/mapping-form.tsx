"use client";

import { DialogForm } from "@/app/_components/dialog-form";
import { SelectField, TextField } from "@/app/_components/fields";
import { MAPPINGS } from "@/app/_lib/mapping-sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/use-schema-form";
import { createMappingSchema } from "@/server/directory/schema";

import { MeaningFields, type MappingInput, type MappingOutput } from "./meaning-fields";

interface MappingFormProps {
  organization: string;
  connection: string;
  onClose: () => void;
}

const LABELS = {
  claimValue: MAPPINGS.value,
  target: MAPPINGS.target,
  workspace: MAPPINGS.workspace,
  group: MAPPINGS.groupField,
  role: MAPPINGS.role,
} as const;

/** A row says what one value of the groups claim means; of its fields those count that belong to the target. */
function meant({ workspace, group, role, ...row }: MappingOutput): MappingOutput {
  if (row.target === "group") return { ...row, workspace, group };
  return row.target === "workspace_role" ? { ...row, workspace, role } : { ...row, role };
}

export function MappingForm({ organization, connection, onClose }: MappingFormProps) {
  const form = useSchemaForm<MappingInput, MappingOutput>(createMappingSchema, {
    identityProvider: connection,
    claimValue: "",
    target: "group",
    role: "member",
  });
  const { errors } = form.formState;
  const command = useCommand(trpc.directoryMappings.create.mutate, {
    form,
    onDone: () => {
      onClose();
      toast(MAPPINGS.added);
    },
  });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run({ organization, ...meant(input) })}
      submit={MAPPINGS.addVerb}
      pendingLabel={MAPPINGS.adding}
      onCancel={onClose}
    >
      <TextField
        {...form.register("claimValue")}
        label={MAPPINGS.value}
        help={MAPPINGS.valueHelp}
        error={errors.claimValue?.message}
        spellCheck={false}
        required
      />
      <SelectField
        {...form.register("target")}
        label={MAPPINGS.target}
        options={MAPPINGS.targets}
        error={errors.target?.message}
      />
      <MeaningFields organization={organization} form={form} />
    </DialogForm>
  );
}

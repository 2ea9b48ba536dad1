"use client";

import { useState } from "react";
import { Controller, useWatch } from "react-hook-form";

import { Checkbox } from "@/app/_components/controls";
import { DialogForm } from "@/app/_components/dialog-form";
import { SelectField, TextField } from "@/app/_components/fields";
import { FileField } from "@/app/_components/file-field";
import { MultiPickerField } from "@/app/_components/picker";
import type { PickerOption } from "@/app/_components/picker-types";
import { groupSearch } from "@/app/_lib/object-search";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/use-schema-form";
import { VAULTS } from "@/app/_lib/vault-sentences";
import { ConfigField } from "@/app/_vaults/config-field";
import { createVaultSchema, VAULT_BYTES, type CreateVaultInput } from "@/server/vaults/schema";

interface VaultFormProps {
  workspace: string;
  values: CreateVaultInput;
  /** The groups that it names already. */
  known?: readonly PickerOption[];
  save: (input: CreateVaultInput) => Promise<unknown>;
  onCancel: () => void;
  onSaved: () => void;
}

const LABELS = {
  name: VAULTS.name,
  groups: VAULTS.groups,
  format: VAULTS.format,
  content: VAULTS.content,
} as const;

/** Everything of an administrator vault; for a new one and for an edit alike. */
export function VaultForm({ workspace, values, known = [], save, onCancel, onSaved }: VaultFormProps) {
  const form = useSchemaForm(createVaultSchema, values);
  const { errors } = form.formState;
  const [wrongLine, setWrongLine] = useState<number>();
  const command = useCommand(save, { form, onDone: onSaved, onFailure: ({ line }) => setWrongLine(line) });
  const text = useWatch({ control: form.control, name: "content" });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run(input)}
      submit={VAULTS.save}
      pendingLabel={VAULTS.saving}
      onCancel={onCancel}
    >
      <TextField {...form.register("name")} label={VAULTS.name} required error={errors.name?.message} />
      <Controller
        name="groups"
        control={form.control}
        render={({ field }) => (
          <MultiPickerField
            {...field}
            label={VAULTS.groups}
            help={VAULTS.groupsHelp}
            known={known}
            search={groupSearch(workspace)}
            error={errors.groups?.message}
          />
        )}
      />
      <SelectField
        {...form.register("format")}
        label={VAULTS.format}
        options={VAULTS.formats}
        error={errors.format?.message}
      />
      <FileField
        label={VAULTS.import}
        help={VAULTS.importHelp}
        optional
        accept=".conf,.hocon,.json,.yaml,.yml,text/plain"
        mostBytes={VAULT_BYTES}
        onRead={(file) => (file === null ? undefined : form.setValue("content", file.text, { shouldDirty: true }))}
      />
      <ConfigField
        {...form.register("content")}
        label={VAULTS.content}
        help={VAULTS.contentHelp}
        text={text}
        wrongLine={wrongLine}
        error={errors.content?.message}
      />
      <Checkbox {...form.register("active")} label={VAULTS.activeLabel} help={VAULTS.activeHelp} />
      <Checkbox {...form.register("locked")} label={VAULTS.lockedLabel} help={VAULTS.lockedHelp} />
    </DialogForm>
  );
}

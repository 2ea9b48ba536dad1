"use client";

import { useEffect, useState } from "react";
import { Controller, useWatch } from "react-hook-form";

import { Checkbox } from "@/app/_components/form/controls";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { TextField } from "@/app/_components/form/fields";
import { MultiPickerField } from "@/app/_components/picker/picker";
import type { PickerOption } from "@/app/_components/picker/types";
import { UnsavedGuard } from "@/app/_components/form/unsaved-guard";
import { firstMessage } from "@/app/_lib/form/first-message";
import { groupSearch } from "@/app/_lib/list/object-search";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { VAULTS } from "@/app/_sentences/machines/vaults";
import { createVaultSchema, type CreateVaultInput } from "@/server/vaults/schema";

import type { Wrong } from "./config-field";
import { EditingNotice } from "./editing-notice";
import { TextFields } from "./text-fields";

interface VaultFormProps {
  workspace: string;
  values: CreateVaultInput;
  /** The groups that it names already. */
  known?: readonly PickerOption[];
  save: (input: CreateVaultInput) => Promise<unknown>;
  /** Of one that counts: switches it off at once. */
  setOff?: (() => Promise<unknown>) | undefined;
  onDirty: (dirty: boolean) => void;
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
export function VaultForm(props: VaultFormProps) {
  const { workspace, values, known = [], save, setOff, onDirty, onCancel, onSaved } = props;
  const form = useSchemaForm(createVaultSchema, values);
  const { errors, isDirty } = form.formState;
  const [wrong, setWrong] = useState<Wrong>();
  const command = useCommand(save, { form, onDone: onSaved, onFailure: ({ at }) => setWrong(at) });
  const text = useWatch({ control: form.control, name: "content" });
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
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
      <UnsavedGuard when={isDirty && !command.pending} />
      {setOff === undefined ? null : (
        <EditingNotice setOff={setOff} onOff={() => form.resetField("active", { defaultValue: false })} />
      )}
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
            error={firstMessage(errors.groups)}
          />
        )}
      />
      <TextFields
        format={form.register("format")}
        content={form.register("content")}
        errors={{ format: errors.format?.message, content: errors.content?.message }}
        text={text}
        opened={values.content}
        wrong={wrong}
        onImport={(imported, by) => {
          form.setValue("content", imported, { shouldDirty: true });
          if (by !== undefined) form.setValue("format", by, { shouldDirty: true });
        }}
      />
      <Checkbox {...form.register("active")} label={VAULTS.activeLabel} help={VAULTS.activeHelp} />
      <Checkbox {...form.register("locked")} label={VAULTS.lockedLabel} help={VAULTS.lockedHelp} />
    </DialogForm>
  );
}

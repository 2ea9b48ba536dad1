"use client";

import { useState } from "react";
import { useWatch } from "react-hook-form";

import { Checkbox } from "@/app/_components/controls";
import { DialogForm } from "@/app/_components/dialog-form";
import { SelectField } from "@/app/_components/fields";
import { FileField } from "@/app/_components/file-field";
import { VAULTS } from "@/app/_lib/vault-sentences";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/use-schema-form";
import { setOwnVaultSchema, VAULT_BYTES, type SetVaultInput } from "@/server/vaults/schema";

import { ConfigField } from "./config-field";

interface HeldVaultFormProps {
  /** What it says now; version 0 before it is first set. */
  shown: { version: number; format: "hocon" | "json" | "yaml"; content: string };
  active: boolean;
  save: (input: SetVaultInput) => Promise<unknown>;
  onCancel: () => void;
  onSaved: () => void;
}

const LABELS = { format: VAULTS.format, content: VAULTS.content, active: VAULTS.activeLabel } as const;

/** The editor of the one vault of a person or of a service account. */
export function HeldVaultForm({ shown, active, save, onCancel, onSaved }: HeldVaultFormProps) {
  const { format, content, version } = shown;
  const form = useSchemaForm(setOwnVaultSchema, { format, content, active });
  const { errors } = form.formState;
  const [wrongLine, setWrongLine] = useState<number>();
  const command = useCommand(save, { form, onDone: onSaved, onFailure: ({ line }) => setWrongLine(line) });
  const text = useWatch({ control: form.control, name: "content" }) ?? "";
  // A vault that is not there yet has no version that somebody else could replace.
  const expected = version === 0 ? {} : { expectedVersion: version };
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run({ ...input, ...expected })}
      submit={VAULTS.save}
      pendingLabel={VAULTS.saving}
      onCancel={onCancel}
    >
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
    </DialogForm>
  );
}

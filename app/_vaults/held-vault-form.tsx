"use client";

import { useEffect, useState } from "react";
import { useWatch } from "react-hook-form";

import { Checkbox } from "@/app/_components/form/controls";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { UnsavedGuard } from "@/app/_components/form/unsaved-guard";
import { VAULTS } from "@/app/_sentences/machines/vaults";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { setOwnVaultSchema, type SetVaultInput } from "@/server/vaults/schema";

import type { Wrong } from "./editor/config-field";
import { EditingNotice } from "./editor/editing-notice";
import { TextFields } from "./editor/text-fields";

interface HeldVaultFormProps {
  /** What it says now; version 0 before it is first set. */
  shown: { version: number; format: "hocon" | "json" | "yaml"; content: string };
  active: boolean;
  save: (input: SetVaultInput) => Promise<unknown>;
  onDirty: (dirty: boolean) => void;
  onCancel: () => void;
  onSaved: () => void;
}

const LABELS = { format: VAULTS.format, content: VAULTS.content, active: VAULTS.activeLabel } as const;

/** The editor of the one vault of a person or of a service account. */
export function HeldVaultForm({ shown, active, save, onDirty, onCancel, onSaved }: HeldVaultFormProps) {
  const { format, content, version } = shown;
  const form = useSchemaForm(setOwnVaultSchema, { format, content, active });
  const { errors, isDirty } = form.formState;
  const [wrong, setWrong] = useState<Wrong>();
  // The page behind is fetched anew once it is switched off; the remark about that stays.
  const [live] = useState(version > 0 && active);
  const command = useCommand(save, { form, onDone: onSaved, onFailure: ({ at }) => setWrong(at) });
  const text = useWatch({ control: form.control, name: "content" }) ?? "";
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
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
      <UnsavedGuard when={isDirty && !command.pending} />
      {live ? (
        <EditingNotice
          setOff={() => save({ active: false })}
          onOff={() => form.resetField("active", { defaultValue: false })}
        />
      ) : null}
      <TextFields
        format={form.register("format")}
        content={form.register("content")}
        errors={{ format: errors.format?.message, content: errors.content?.message }}
        text={text}
        opened={content}
        wrong={wrong}
        onImport={(imported, by) => {
          form.setValue("content", imported, { shouldDirty: true });
          if (by !== undefined) form.setValue("format", by, { shouldDirty: true });
        }}
      />
      <Checkbox {...form.register("active")} label={VAULTS.activeLabel} help={VAULTS.activeHelp} />
    </DialogForm>
  );
}

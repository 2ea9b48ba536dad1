"use client";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { TextField } from "@/app/_components/form/fields";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { toast } from "@/app/_lib/toast";
import { useCommand } from "@/app/_lib/use-command";
import { FORM } from "@/app/_sentences/interface/forms";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";
import { relabelCredentialSchema } from "@/server/credentials/schema";

import { callsAt } from "../calls";
import type { ChangedPlace } from "../place";

interface LabelFormProps {
  place: ChangedPlace;
  credential: string;
  label: string;
  onClose: () => void;
}

export function LabelForm({ place, credential, label, onClose }: LabelFormProps) {
  const form = useSchemaForm(relabelCredentialSchema, { credential, label });
  const command = useCommand(callsAt(place).relabel, {
    form,
    onDone: () => {
      onClose();
      toast(CREDENTIALS.labelSaved);
    },
  });
  return (
    <DialogForm
      form={form}
      command={command}
      onSubmit={command.run}
      submit={FORM.save}
      pendingLabel={FORM.saving}
      onCancel={onClose}
    >
      <TextField
        {...form.register("label")}
        label={CREDENTIALS.label}
        help={CREDENTIALS.labelHelp}
        error={form.formState.errors.label?.message}
      />
    </DialogForm>
  );
}

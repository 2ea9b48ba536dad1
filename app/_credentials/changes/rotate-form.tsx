"use client";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { SelectField } from "@/app/_components/form/fields";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { useCommand } from "@/app/_lib/use-command";
import { ROTATION } from "@/app/_sentences/machines/credential";
import { rotateCredentialSchema, type CreatedCredentialView } from "@/server/credentials/schema";

import { callsAt } from "../calls";
import type { CredentialPlace } from "../place";

interface RotateFormProps {
  place: CredentialPlace;
  credential: string;
  onMade: (made: CreatedCredentialView) => void;
  onCancel: () => void;
}

const DAY_SECONDS = 86_400;

/** How long the old secret key works on, and the rotation. */
export function RotateForm({ place, credential, onMade, onCancel }: RotateFormProps) {
  const form = useSchemaForm(rotateCredentialSchema, { credential, overlapSeconds: DAY_SECONDS });
  const command = useCommand(callsAt(place).rotate, { form, onDone: onMade });
  return (
    <DialogForm
      form={form}
      command={command}
      onSubmit={command.run}
      submit={ROTATION.submit}
      pendingLabel={ROTATION.pending}
      onCancel={onCancel}
    >
      <SelectField
        {...form.register("overlapSeconds", { valueAsNumber: true })}
        label={ROTATION.overlap}
        help={ROTATION.overlapHelp}
        options={ROTATION.overlaps}
        error={form.formState.errors.overlapSeconds?.message}
      />
    </DialogForm>
  );
}

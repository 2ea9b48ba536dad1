"use client";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { KEYS } from "@/app/_sentences/machines/keys";
import { FORM } from "@/app/_sentences/interface/forms";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { replaceKeySchema } from "@/server/project-keys/schema";
import type { KeyKind } from "@/server/project-keys/schema/kinds";

import type { KeyPlace } from "./place";
import { labelsOf, ValueFields } from "./value-fields";

interface ReplaceFormProps {
  place: KeyPlace;
  id: string;
  kind: KeyKind;
  onClose: () => void;
}

/** Another value of the same kind, without a sight of the present one. */
export function ReplaceForm({ place, id, kind, onClose }: ReplaceFormProps) {
  const form = useSchemaForm(replaceKeySchema, { key: id, value: { kind } });
  const command = useCommand(trpc.projectKeys.replace.mutate, {
    form,
    onDone: ({ name }) => {
      onClose();
      toast(KEYS.replaced(name));
    },
  });
  return (
    <DialogForm
      form={form}
      labels={labelsOf(kind)}
      command={command}
      onSubmit={(input) => command.run({ ...place, ...input })}
      submit={KEYS.replace}
      pendingLabel={FORM.saving}
      onCancel={onClose}
    >
      <ValueFields kind={kind} register={form.register} errors={form.formState.errors} />
    </DialogForm>
  );
}

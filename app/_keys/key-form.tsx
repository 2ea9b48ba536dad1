"use client";

import { useWatch } from "react-hook-form";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { SelectField, TextField } from "@/app/_components/form/fields";
import { Notice } from "@/app/_components/page/notice";
import { KEYS } from "@/app/_sentences/machines/keys";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { createKeySchema } from "@/server/project-keys/schema";
import { KEY_KINDS, type KeyKind } from "@/server/project-keys/schema/kinds";

import type { KeyPlace } from "./place";
import { labelsOf, ValueFields } from "./value-fields";

interface KeyFormProps {
  place: KeyPlace;
  onClose: () => void;
}

/** What a form of the kind begins with. */
const BLANK: { readonly [Kind in KeyKind]: { kind: Kind } } = {
  aws: { kind: "aws" },
  gcp: { kind: "gcp" },
  azure: { kind: "azure" },
  docker: { kind: "docker" },
  git: { kind: "git" },
  kaggle: { kind: "kaggle" },
  "hugging-face": { kind: "hugging-face" },
  ngc: { kind: "ngc" },
  generic: { kind: "generic" },
};

const KINDS = KEY_KINDS.map((kind) => ({ value: kind, label: KEYS.kinds[kind] }));

export function KeyForm({ place, onClose }: KeyFormProps) {
  const form = useSchemaForm(createKeySchema, { name: "", value: BLANK.aws });
  const { errors } = form.formState;
  const kind = useWatch({ control: form.control, name: "value.kind" });
  const command = useCommand(trpc.projectKeys.create.mutate, {
    form,
    onDone: ({ name }) => {
      onClose();
      toast(KEYS.added(name));
    },
  });
  function choose(text: string): void {
    const chosen = KEY_KINDS.find((one) => one === text);
    // What was typed for another kind is nothing of this one.
    if (chosen !== undefined) form.reset({ name: form.getValues("name"), value: BLANK[chosen] });
  }
  return (
    <DialogForm
      form={form}
      labels={{ name: KEYS.name, "value.kind": KEYS.kind, ...labelsOf(kind) }}
      command={command}
      onSubmit={(input) => command.run({ ...place, ...input })}
      submit={KEYS.submit}
      pendingLabel={KEYS.adding}
      onCancel={onClose}
    >
      <Notice tone="warn" title={KEYS.warningTitle} />
      <TextField
        {...form.register("name")}
        label={KEYS.name}
        help={KEYS.nameHelp}
        required
        autoComplete="off"
        error={errors.name?.message}
      />
      <SelectField label={KEYS.kind} options={KINDS} value={kind} onChange={({ target }) => choose(target.value)} />
      <ValueFields key={kind} kind={kind} register={form.register} errors={errors} />
    </DialogForm>
  );
}

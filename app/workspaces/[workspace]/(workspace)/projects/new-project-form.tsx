"use client";

import { useWatch } from "react-hook-form";

import { Checkbox } from "@/app/_components/form/controls";
import { SelectField, TextareaField, TextField } from "@/app/_components/form/fields";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { orAbsent } from "@/app/_lib/form/empty-input";
import { KEYS } from "@/app/_sentences/machines/keys";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { PLACE } from "@/app/_sentences/places/place";
import { PROJECTS } from "@/app/_sentences/places/projects";
import { createProjectSchema } from "@/server/projects/schema";
import { slugify } from "@/server/text";

interface NewProjectFormProps {
  workspace: string;
  onCancel: () => void;
  onMade: (project: { name: string; slug: string }) => void;
}

const LABELS = {
  name: PROJECTS.projectName,
  slug: PROJECTS.projectId,
  description: PROJECTS.descriptionLabel,
  visibility: PROJECTS.visibility,
} as const;

export function NewProjectForm({ workspace, onCancel, onMade }: NewProjectFormProps) {
  const form = useSchemaForm(createProjectSchema, {
    name: "",
    description: "",
    visibility: "private",
    copyKeys: false,
  });
  const { errors } = form.formState;
  const name = useWatch({ control: form.control, name: "name" });
  const command = useCommand(trpc.projects.create.mutate, { form, onDone: onMade });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run({ workspace, ...input })}
      submit={PROJECTS.submit}
      pendingLabel={PLACE.creating}
      onCancel={onCancel}
    >
      <TextField {...form.register("name")} label={PROJECTS.projectName} required error={errors.name?.message} />
      <TextField
        {...form.register("slug", { setValueAs: orAbsent })}
        label={PROJECTS.projectId}
        help={PROJECTS.projectIdHelp}
        placeholder={slugify(name)}
        optional
        autoCapitalize="off"
        spellCheck={false}
        error={errors.slug?.message}
      />
      <TextareaField
        {...form.register("description")}
        label={PROJECTS.descriptionLabel}
        help={PROJECTS.descriptionHelp}
        optional
        rows={3}
        error={errors.description?.message}
      />
      <SelectField
        {...form.register("visibility")}
        label={PROJECTS.visibility}
        options={PROJECTS.visibilityOptions}
        error={errors.visibility?.message}
      />
      <Checkbox {...form.register("copyKeys")} label={KEYS.copyLabel} help={KEYS.copyHelp} />
    </DialogForm>
  );
}

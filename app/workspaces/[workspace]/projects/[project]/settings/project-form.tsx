"use client";

import { useRouter } from "next/navigation";

import { TextareaField, TextField } from "@/app/_components/form/fields";
import { SettingsForm } from "@/app/_components/form/settings-form";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { PLACE } from "@/app/_sentences/places/place";
import { PROJECTS } from "@/app/_sentences/places/projects";

const loadSchema = async () => (await import("@/server/projects/schema")).renameProjectSchema;

interface ProjectFormProps {
  workspace: string;
  project: { name: string; slug: string; description: string };
  /** The default project keeps its project ID. */
  fixedSlug: boolean;
  /** Why nothing can be changed here. */
  refusal: string | undefined;
}

const LABELS = {
  name: PROJECTS.projectName,
  slug: PROJECTS.projectId,
  description: PROJECTS.descriptionLabel,
} as const;

export function ProjectForm({ workspace, project, fixedSlug, refusal }: ProjectFormProps) {
  const router = useRouter();
  const form = useSchemaForm(loadSchema, project);
  const { errors } = form.formState;
  const command = useCommand(trpc.projects.rename.mutate, {
    form,
    onDone: ({ name, slug, description }) => {
      form.reset({ name, slug, description });
      toast(PLACE.renamed);
      if (slug !== project.slug) router.replace(urls.project.settings(workspace, slug));
    },
  });
  const readOnly = refusal !== undefined;
  return (
    <SettingsForm
      form={form}
      labels={LABELS}
      command={command}
      prepare={loadSchema}
      refusal={refusal}
      onSubmit={({ slug, ...input }) =>
        command.run({ workspace, project: project.slug, ...input, ...(fixedSlug ? {} : { slug }) })
      }
    >
      <TextField
        {...form.register("name")}
        label={PROJECTS.projectName}
        readOnly={readOnly}
        error={errors.name?.message}
      />
      <TextField
        {...form.register("slug")}
        label={PROJECTS.projectId}
        help={fixedSlug ? PROJECTS.defaultFixed : PROJECTS.former}
        readOnly={readOnly || fixedSlug}
        autoCapitalize="off"
        spellCheck={false}
        error={errors.slug?.message}
      />
      <TextareaField
        {...form.register("description")}
        label={PROJECTS.descriptionLabel}
        readOnly={readOnly}
        error={errors.description?.message}
      />
    </SettingsForm>
  );
}

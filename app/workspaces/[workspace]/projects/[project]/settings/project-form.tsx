"use client";

import { useRouter } from "next/navigation";

import { Button } from "@/app/_components/button";
import { ErrorSummary } from "@/app/_components/error-summary";
import { TextareaField, TextField } from "@/app/_components/fields";
import { Notice } from "@/app/_components/notice";
import { UnsavedGuard } from "@/app/_components/unsaved-guard";
import { FORM } from "@/app/_lib/sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";
import { problemsOf, useSchemaForm } from "@/app/_lib/use-schema-form";
import { PLACE, PROJECTS } from "@/app/_lib/workspace-sentences";

const loadSchema = async () => (await import("@/server/projects/schema")).renameProjectSchema;

interface ProjectFormProps {
  workspace: string;
  project: { name: string; slug: string; description: string };
  /** The default project keeps its project ID. */
  fixedSlug: boolean;
  /** Why nothing can be changed here. */
  refusal: string | undefined;
}

const LABELS = { name: PLACE.name, slug: PROJECTS.projectId, description: PROJECTS.descriptionLabel } as const;

type FieldName = keyof typeof LABELS;

export function ProjectForm({ workspace, project, fixedSlug, refusal }: ProjectFormProps) {
  const router = useRouter();
  const form = useSchemaForm(loadSchema, project);
  const { errors, isDirty } = form.formState;
  const command = useCommand(trpc.projects.rename.mutate, {
    form,
    onDone: ({ name, slug, description }) => {
      form.reset({ name, slug, description });
      toast(PLACE.renamed);
      if (slug !== project.slug) router.replace(urls.project.settings(workspace, slug));
    },
  });
  const save = form.handleSubmit(({ slug, ...input }) =>
    command.run({ workspace, project: project.slug, ...input, ...(fixedSlug ? {} : { slug }) }),
  );
  const readOnly = refusal !== undefined;
  return (
    <form
      className="panel grid max-w-2xl gap-4 p-5"
      method="post"
      noValidate
      onFocus={() => void loadSchema()}
      onSubmit={(event) => void save(event)}
    >
      <UnsavedGuard when={isDirty && !command.pending} />
      {readOnly ? <Notice>{refusal}</Notice> : null}
      <ErrorSummary
        problems={problemsOf(errors, LABELS)}
        failure={command.failure}
        onPick={(field) => form.setFocus(field as FieldName)}
      />
      <TextField {...form.register("name")} label={PLACE.name} readOnly={readOnly} error={errors.name?.message} />
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
      <div>
        <Button
          type="submit"
          variant="primary"
          pending={command.pending}
          pendingLabel={FORM.saving}
          disabledReason={refusal}
        >
          {FORM.save}
        </Button>
      </div>
    </form>
  );
}

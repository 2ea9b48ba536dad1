"use client";

import { useRouter } from "next/navigation";

import { TextField } from "@/app/_components/form/fields";
import { SettingsForm } from "@/app/_components/form/settings-form";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { PLACE } from "@/app/_sentences/places/place";
import { WORKSPACE_SETTINGS } from "@/app/_sentences/places/workspaces";

const loadSchema = async () => (await import("@/server/workspaces/schema")).renameWorkspaceSchema;

interface WorkspaceFormProps {
  workspace: { name: string; slug: string };
  /** Why nothing can be changed here. */
  refusal: string | undefined;
}

const LABELS = { name: WORKSPACE_SETTINGS.name, slug: WORKSPACE_SETTINGS.slug } as const;

export function WorkspaceForm({ workspace, refusal }: WorkspaceFormProps) {
  const router = useRouter();
  const form = useSchemaForm(loadSchema, workspace);
  const { errors } = form.formState;
  const command = useCommand(trpc.workspaces.rename.mutate, {
    form,
    onDone: ({ name, slug }) => {
      form.reset({ name, slug });
      toast(PLACE.renamed);
      if (slug !== workspace.slug) router.replace(urls.workspace.settings(slug));
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
      onSubmit={(input) => command.run({ workspace: workspace.slug, ...input })}
    >
      <TextField {...form.register("name")} label={LABELS.name} readOnly={readOnly} error={errors.name?.message} />
      <TextField
        {...form.register("slug")}
        label={LABELS.slug}
        help={WORKSPACE_SETTINGS.former}
        readOnly={readOnly}
        autoCapitalize="off"
        spellCheck={false}
        error={errors.slug?.message}
      />
    </SettingsForm>
  );
}

"use client";

import { useRouter } from "next/navigation";

import { TextField } from "@/app/_components/form/fields";
import { SettingsForm } from "@/app/_components/form/settings-form";
import { ORGANIZATION_SETTINGS } from "@/app/_sentences/places/organizations";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { PLACE } from "@/app/_sentences/places/place";

const loadSchema = async () => (await import("@/server/organizations/schema")).renameOrganizationSchema;

interface OrganizationFormProps {
  organization: { name: string; slug: string };
  /** Why nothing can be changed here. */
  refusal: string | undefined;
}

const LABELS = { name: ORGANIZATION_SETTINGS.name, slug: ORGANIZATION_SETTINGS.slug } as const;

export function OrganizationForm({ organization, refusal }: OrganizationFormProps) {
  const router = useRouter();
  const form = useSchemaForm(loadSchema, organization);
  const { errors } = form.formState;
  const command = useCommand(trpc.organizations.rename.mutate, {
    form,
    onDone: ({ name, slug }) => {
      form.reset({ name, slug });
      toast(PLACE.renamed);
      if (slug !== organization.slug) router.replace(urls.organization.settings(slug));
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
      onSubmit={(input) => command.run({ organization: organization.slug, ...input })}
    >
      <TextField {...form.register("name")} label={LABELS.name} readOnly={readOnly} error={errors.name?.message} />
      <TextField
        {...form.register("slug")}
        label={LABELS.slug}
        help={ORGANIZATION_SETTINGS.former}
        readOnly={readOnly}
        autoCapitalize="off"
        spellCheck={false}
        error={errors.slug?.message}
      />
    </SettingsForm>
  );
}

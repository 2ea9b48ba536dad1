"use client";

import { useRouter } from "next/navigation";

import { Button } from "@/app/_components/button";
import { ErrorSummary } from "@/app/_components/error-summary";
import { TextField } from "@/app/_components/fields";
import { Notice } from "@/app/_components/notice";
import { UnsavedGuard } from "@/app/_components/unsaved-guard";
import { ORGANIZATION_SETTINGS } from "@/app/_lib/organization-sentences";
import { FORM } from "@/app/_lib/sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";
import { problemsOf, useSchemaForm } from "@/app/_lib/use-schema-form";
import { PLACE } from "@/app/_lib/workspace-sentences";

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
  const { errors, isDirty } = form.formState;
  const command = useCommand(trpc.organizations.rename.mutate, {
    form,
    onDone: ({ name, slug }) => {
      form.reset({ name, slug });
      toast(PLACE.renamed);
      if (slug !== organization.slug) router.replace(urls.organization.settings(slug));
    },
  });
  const save = form.handleSubmit((input) => command.run({ organization: organization.slug, ...input }));
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
        onPick={(name) => form.setFocus(name === "slug" ? "slug" : "name")}
      />
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

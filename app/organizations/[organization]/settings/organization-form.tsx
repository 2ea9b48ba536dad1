"use client";

import { RenameForm } from "@/app/_components/form/rename-form";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { ORGANIZATION_SETTINGS } from "@/app/_sentences/places/organizations";

const loadSchema = async () => (await import("@/server/organizations/schema")).renameOrganizationSchema;

interface OrganizationFormProps {
  organization: { name: string; slug: string };
  /** Why nothing can be changed here. */
  refusal: string | undefined;
}

const LABELS = { name: ORGANIZATION_SETTINGS.name, slug: ORGANIZATION_SETTINGS.slug } as const;

export function OrganizationForm({ organization, refusal }: OrganizationFormProps) {
  return (
    <RenameForm
      loadSchema={loadSchema}
      labels={LABELS}
      former={ORGANIZATION_SETTINGS.former}
      place={organization}
      call={(input) => trpc.organizations.rename.mutate({ organization: organization.slug, ...input })}
      addressOf={urls.organization.settings}
      refusal={refusal}
    />
  );
}

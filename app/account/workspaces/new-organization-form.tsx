"use client";

import { useRouter } from "next/navigation";

import { NameAndSlugForm } from "@/app/_components/form/name-and-slug-form";
import { MY_WORKSPACES } from "@/app/_sentences/places/my-workspaces";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { createOrganizationSchema } from "@/server/organizations/schema";
import { slugify } from "@/server/text";

export function NewOrganizationForm({ onCancel }: { onCancel: () => void }) {
  const router = useRouter();
  return (
    <NameAndSlugForm
      schema={createOrganizationSchema}
      slugLabel={MY_WORKSPACES.slug}
      suggest={slugify}
      submit={MY_WORKSPACES.organizationSubmit}
      call={trpc.organizations.create.mutate}
      onDone={({ slug }) => router.push(urls.organization.workspaces(slug))}
      onCancel={onCancel}
    />
  );
}

"use client";

import { useRouter } from "next/navigation";

import { NameAndSlugForm } from "@/app/_components/form/name-and-slug-form";
import { ORGANIZATION_WORKSPACES } from "@/app/_sentences/places/organizations";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { createWorkspaceSchema } from "@/server/workspaces/schema";
import { slugify } from "@/server/text";

interface NewWorkspaceFormProps {
  organization: string;
  onClose: () => void;
}

export function NewWorkspaceForm({ organization, onClose }: NewWorkspaceFormProps) {
  const router = useRouter();
  return (
    <NameAndSlugForm
      schema={createWorkspaceSchema}
      slugLabel={ORGANIZATION_WORKSPACES.slug}
      suggest={slugify}
      submit={ORGANIZATION_WORKSPACES.submit}
      call={(input) => trpc.workspaces.create.mutate({ organization, ...input })}
      onDone={({ name }) => {
        onClose();
        toast(ORGANIZATION_WORKSPACES.created(name));
        router.refresh();
      }}
      onCancel={onClose}
    />
  );
}

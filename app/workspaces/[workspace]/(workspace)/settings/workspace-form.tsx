"use client";

import { RenameForm } from "@/app/_components/form/rename-form";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { WORKSPACE_SETTINGS } from "@/app/_sentences/places/workspaces";

const loadSchema = async () => (await import("@/server/workspaces/schema")).renameWorkspaceSchema;

interface WorkspaceFormProps {
  workspace: { name: string; slug: string };
  /** Why nothing can be changed here. */
  refusal: string | undefined;
}

const LABELS = { name: WORKSPACE_SETTINGS.name, slug: WORKSPACE_SETTINGS.slug } as const;

export function WorkspaceForm({ workspace, refusal }: WorkspaceFormProps) {
  return (
    <RenameForm
      loadSchema={loadSchema}
      labels={LABELS}
      former={WORKSPACE_SETTINGS.former}
      place={workspace}
      call={(input) => trpc.workspaces.rename.mutate({ workspace: workspace.slug, ...input })}
      addressOf={urls.workspace.settings}
      refusal={refusal}
    />
  );
}

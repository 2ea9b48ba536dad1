"use client";

import dynamic from "next/dynamic";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { ORGANIZATION_WORKSPACES } from "@/app/_sentences/places/organizations";
import { useCreatePanel } from "@/app/_lib/form/use-create-panel";

const load = async () => (await import("./new-workspace-form")).NewWorkspaceForm;
const NewWorkspaceForm = dynamic(load, { ssr: false });

interface NewWorkspaceProps {
  opened: boolean;
  organization: string;
  disabledReason: string | undefined;
}

export function NewWorkspace({ opened, organization, disabledReason }: NewWorkspaceProps) {
  const [open, setOpen] = useCreatePanel(opened && disabledReason === undefined);
  return (
    <LazyDialogButton
      label={ORGANIZATION_WORKSPACES.create}
      prepare={() => void load()}
      disabledReason={disabledReason}
      open={open}
      onOpenChange={setOpen}
      title={ORGANIZATION_WORKSPACES.createTitle}
      description={ORGANIZATION_WORKSPACES.createText}
    >
      <NewWorkspaceForm organization={organization} onClose={() => setOpen(false)} />
    </LazyDialogButton>
  );
}

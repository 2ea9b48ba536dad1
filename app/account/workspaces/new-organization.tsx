"use client";

import dynamic from "next/dynamic";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { MY_WORKSPACES } from "@/app/_sentences/places/my-workspaces";
import { useCreatePanel } from "@/app/_lib/form/use-create-panel";

const load = async () => (await import("./new-organization-form")).NewOrganizationForm;
const NewOrganizationForm = dynamic(load, { ssr: false });

export function NewOrganization({ opened = false }: { opened?: boolean }) {
  const [open, setOpen] = useCreatePanel(opened);
  return (
    <LazyDialogButton
      label={MY_WORKSPACES.newOrganization}
      prepare={() => void load()}
      open={open}
      onOpenChange={setOpen}
      title={MY_WORKSPACES.organizationTitle}
      description={MY_WORKSPACES.organizationText}
    >
      <NewOrganizationForm onCancel={() => setOpen(false)} />
    </LazyDialogButton>
  );
}

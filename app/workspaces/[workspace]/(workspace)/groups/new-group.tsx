"use client";

import dynamic from "next/dynamic";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { GROUPS } from "@/app/_sentences/people/groups";
import { toast } from "@/app/_lib/toast";
import { useCreatePanel } from "@/app/_lib/form/use-create-panel";

const load = async () => (await import("./new-group-form")).NewGroupForm;
const NewGroupForm = dynamic(load, { ssr: false });

interface NewGroupProps {
  opened: boolean;
  workspace: string;
  disabledReason: string | undefined;
}

export function NewGroup({ opened, workspace, disabledReason }: NewGroupProps) {
  const [open, setOpen] = useCreatePanel(opened && disabledReason === undefined);
  return (
    <LazyDialogButton
      label={GROUPS.create}
      prepare={() => void load()}
      disabledReason={disabledReason}
      open={open}
      onOpenChange={setOpen}
      title={GROUPS.createTitle}
    >
      <NewGroupForm
        workspace={workspace}
        onCancel={() => setOpen(false)}
        onMade={({ name }) => {
          setOpen(false);
          toast(GROUPS.created(name));
        }}
      />
    </LazyDialogButton>
  );
}

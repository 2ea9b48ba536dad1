"use client";

import dynamic from "next/dynamic";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { CUSTOM_ROLES } from "@/app/_sentences/access/roles";
import { toast } from "@/app/_lib/toast";
import { useCreatePanel } from "@/app/_lib/form/use-create-panel";

import type { Held } from "./held";

const load = async () => (await import("./new-role-form")).NewRoleForm;
const NewRoleForm = dynamic(load, { ssr: false });

interface NewRoleProps {
  opened: boolean;
  workspace: string;
  held: Held;
  disabledReason: string | undefined;
}

export function NewRole({ opened, workspace, held, disabledReason }: NewRoleProps) {
  const [open, setOpen] = useCreatePanel(opened && disabledReason === undefined);
  return (
    <LazyDialogButton
      label={CUSTOM_ROLES.create}
      prepare={() => void load()}
      disabledReason={disabledReason}
      open={open}
      onOpenChange={setOpen}
      title={CUSTOM_ROLES.createTitle}
      wide
    >
      <NewRoleForm
        workspace={workspace}
        held={held}
        onCancel={() => setOpen(false)}
        onMade={({ name }) => {
          setOpen(false);
          toast(CUSTOM_ROLES.made(name));
        }}
      />
    </LazyDialogButton>
  );
}

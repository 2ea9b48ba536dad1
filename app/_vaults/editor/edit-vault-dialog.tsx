"use client";

import dynamic from "next/dynamic";

import { Dialog } from "@/app/_components/dialog/dialog";
import { toast } from "@/app/_lib/toast";
import { useGuardedClose } from "@/app/_lib/form/use-guarded-close";
import { VAULTS } from "@/app/_sentences/machines/vaults";

const EditVault = dynamic(async () => (await import("./edit-vault")).EditVault, { ssr: false });

interface EditVaultDialogProps {
  workspace: string;
  vault: string;
  name: string;
  onClose: () => void;
}

/** The editor of an administrator vault that is there already; what was typed does not go without a question. */
export function EditVaultDialog({ workspace, vault, name, onClose }: EditVaultDialogProps) {
  const guard = useGuardedClose(onClose);
  return (
    <>
      <Dialog open onOpenChange={guard.ask} title={VAULTS.editTitle(name)} wide sticky>
        <EditVault
          workspace={workspace}
          vault={vault}
          onDirty={guard.onDirty}
          onCancel={guard.ask}
          onSaved={() => {
            onClose();
            toast(VAULTS.saved);
          }}
        />
      </Dialog>
      {guard.question}
    </>
  );
}

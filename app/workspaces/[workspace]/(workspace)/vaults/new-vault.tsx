"use client";

import dynamic from "next/dynamic";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useGuardedClose } from "@/app/_lib/form/use-guarded-close";
import { useCreatePanel } from "@/app/_lib/form/use-create-panel";
import { VAULTS } from "@/app/_sentences/machines/vaults";

const load = async () => (await import("@/app/_vaults/editor/vault-form")).VaultForm;
const VaultForm = dynamic(load, { ssr: false });

interface NewVaultProps {
  opened: boolean;
  workspace: string;
  disabledReason: string | undefined;
}

const EMPTY = { name: "", groups: [], format: "hocon" as const, content: "", active: true, locked: false };

export function NewVault({ opened, workspace, disabledReason }: NewVaultProps) {
  const [open, setOpen] = useCreatePanel(opened && disabledReason === undefined);
  const guard = useGuardedClose(() => setOpen(false));
  return (
    <>
      <LazyDialogButton
        label={VAULTS.create}
        prepare={() => void load()}
        disabledReason={disabledReason}
        open={open}
        onOpenChange={(wanted) => (wanted ? setOpen(true) : guard.ask())}
        title={VAULTS.createTitle}
        wide
        sticky
      >
        <VaultForm
          workspace={workspace}
          values={EMPTY}
          save={(input) => trpc.vaults.create.mutate({ workspace, ...input })}
          onDirty={guard.onDirty}
          onCancel={guard.ask}
          onSaved={() => {
            setOpen(false);
            toast(VAULTS.saved);
          }}
        />
      </LazyDialogButton>
      {guard.question}
    </>
  );
}

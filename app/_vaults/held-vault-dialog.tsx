"use client";

import { Dialog } from "@/app/_components/dialog/dialog";
import { toast } from "@/app/_lib/toast";
import { useGuardedClose } from "@/app/_lib/form/use-guarded-close";
import { VAULTS } from "@/app/_sentences/machines/vaults";

import { callsOf } from "./calls";
import { HeldVaultForm } from "./held-vault-form";
import { OpenedVault } from "./opened-vault";
import type { VaultPlace } from "./place";

interface HeldVaultDialogProps {
  place: VaultPlace;
  version: number;
  active: boolean;
  title: string;
  onClose: () => void;
}

const EMPTY = { version: 0, format: "hocon", content: "" } as const;

/** The editor of the vault of a person or service account; one that is not there yet is empty and on. */
export function HeldVaultDialog({ place, version, active, title, onClose }: HeldVaultDialogProps) {
  const { reveal, set } = callsOf(place);
  const guard = useGuardedClose(onClose);
  const form = {
    save: set,
    onDirty: guard.onDirty,
    onCancel: guard.ask,
    onSaved: () => {
      onClose();
      toast(VAULTS.saved);
    },
  };
  return (
    <>
      <Dialog open onOpenChange={guard.ask} title={title} wide sticky>
        {version === 0 ? (
          <HeldVaultForm {...form} shown={EMPTY} active />
        ) : (
          <OpenedVault reveal={() => reveal()}>
            {(shown) => <HeldVaultForm {...form} shown={shown} active={active} />}
          </OpenedVault>
        )}
      </Dialog>
      {guard.question}
    </>
  );
}

"use client";

import { trpc } from "@/app/_lib/trpc";

import { OpenedVault } from "@/app/_vaults/opened-vault";
import { VaultForm } from "./vault-form";

interface EditVaultProps {
  workspace: string;
  vault: string;
  onDirty: (dirty: boolean) => void;
  onCancel: () => void;
  onSaved: () => void;
}

/** Reveals the vault and shows its form; a version that somebody saves meanwhile refuses the edit. */
export function EditVault({ workspace, vault, ...rest }: EditVaultProps) {
  const named = { workspace, vault };
  const reveal = async () => {
    const found = await trpc.vaults.get.query(named);
    return { found, shown: await trpc.vaults.reveal.mutate(named) };
  };
  return (
    <OpenedVault reveal={reveal}>
      {({ found, shown: { version, format, content } }) => (
        <VaultForm
          {...rest}
          workspace={workspace}
          values={{
            name: found.name,
            groups: found.groups.map(({ id }) => id),
            format,
            content,
            active: found.active,
            locked: found.locked,
          }}
          known={found.groups.map(({ id, name }) => ({ value: id, label: name }))}
          save={(input) => trpc.vaults.update.mutate({ ...named, expectedVersion: version, ...input })}
          setOff={found.active ? () => trpc.vaults.update.mutate({ ...named, active: false }) : undefined}
        />
      )}
    </OpenedVault>
  );
}

"use client";

import { useState } from "react";

import { trpc } from "@/app/_lib/trpc";
import { OpenedVault } from "@/app/_vaults/opened-vault";
import type { VaultView } from "@/server/vaults/schema";

import { VaultForm } from "./vault-form";

interface EditVaultProps {
  workspace: string;
  vault: string;
  onClose: () => void;
  onSaved: () => void;
}

/** Reveals the vault and shows its form; a version that somebody saves meanwhile refuses the edit. */
export function EditVault({ workspace, vault, onClose, onSaved }: EditVaultProps) {
  const [found, setFound] = useState<VaultView | null>(null);
  const reveal = async () => {
    setFound(await trpc.vaults.get.query({ workspace, vault }));
    return trpc.vaults.reveal.mutate({ workspace, vault });
  };
  return (
    <OpenedVault reveal={reveal}>
      {({ version, format, content }) =>
        found === null ? null : (
          <VaultForm
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
            save={(input) => trpc.vaults.update.mutate({ workspace, vault, expectedVersion: version, ...input })}
            onCancel={onClose}
            onSaved={onSaved}
          />
        )
      }
    </OpenedVault>
  );
}

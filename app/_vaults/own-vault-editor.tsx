"use client";

import { trpc } from "@/app/_lib/trpc";
import type { SetVaultInput } from "@/server/vaults/schema";

import { HeldVaultForm } from "./held-vault-form";
import { OpenedVault } from "./opened-vault";

interface OwnVaultEditorProps {
  workspace: string;
  version: number;
  active: boolean;
  onClose: () => void;
  onSaved: () => void;
}

const EMPTY = { version: 0, format: "hocon", content: "" } as const;

/** The caller's own vault, opened for an edit; one that is not there yet is empty and on. */
export function OwnVaultEditor({ workspace, version, active, onClose, onSaved }: OwnVaultEditorProps) {
  const save = (input: SetVaultInput) => trpc.ownVault.set.mutate({ workspace, ...input });
  const form = { save, onCancel: onClose, onSaved };
  if (version === 0) return <HeldVaultForm {...form} shown={EMPTY} active />;
  return (
    <OpenedVault reveal={() => trpc.ownVault.reveal.mutate({ workspace })}>
      {(shown) => <HeldVaultForm {...form} shown={shown} active={active} />}
    </OpenedVault>
  );
}

"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { Button } from "@/app/_components/button";
import { LazyDialogButton } from "@/app/_components/lazy-dialog-button";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { OWN_VAULT, VAULTS } from "@/app/_lib/vault-sentences";

import { fileNameOf, saveText } from "./save-text";

const load = async () => (await import("./own-vault-editor")).OwnVaultEditor;
const OwnVaultEditor = dynamic(load, { ssr: false });

interface OwnVaultActionsProps {
  workspace: string;
  version: number;
  active: boolean;
}

/** Edit, switch on and off, download. */
export function OwnVaultActions({ workspace, version, active }: OwnVaultActionsProps) {
  const [open, setOpen] = useState(false);
  const toggle = useCommand(trpc.ownVault.set.mutate, { onDone: () => toast(VAULTS.saved) });
  const reveal = useCommand(trpc.ownVault.reveal.mutate, {
    refresh: false,
    onDone: ({ format, content }) => saveText(fileNameOf(workspace, format), content),
  });
  const failure = toggle.failure ?? reveal.failure;
  return (
    <>
      {version === 0 ? null : (
        <>
          <Button pending={toggle.pending} onClick={() => void toggle.run({ workspace, active: !active })}>
            {active ? VAULTS.deactivate : VAULTS.activate}
          </Button>
          <Button pending={reveal.pending} onClick={() => void reveal.run({ workspace })}>
            {VAULTS.download}
          </Button>
        </>
      )}
      <LazyDialogButton
        label={VAULTS.edit}
        prepare={() => void load()}
        open={open}
        onOpenChange={setOpen}
        title={OWN_VAULT.editTitle}
        wide
        sticky
      >
        <OwnVaultEditor
          workspace={workspace}
          version={version}
          active={active}
          onClose={() => setOpen(false)}
          onSaved={() => {
            setOpen(false);
            toast(VAULTS.saved);
          }}
        />
      </LazyDialogButton>
      {failure === null ? null : <p role="alert">{failure.sentence}</p>}
    </>
  );
}

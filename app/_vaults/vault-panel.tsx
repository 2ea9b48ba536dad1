"use client";

import dynamic from "next/dynamic";
import { useState, type ReactNode } from "react";

import { Button } from "@/app/_components/button";
import { prepareDialog } from "@/app/_components/dialog/dialog";
import { Notice } from "@/app/_components/page/notice";
import { Section } from "@/app/_components/page/section";
import { Switch } from "@/app/_components/form/switch";
import { useCommand } from "@/app/_lib/use-command";
import { VAULTS } from "@/app/_sentences/machines/vaults";

import { callsOf } from "./calls";
import type { VaultPlace, VaultState } from "./place";
import { fileNameOf, saveText } from "./save-text";
import { useVaultSwitch } from "./use-vault-switch";
import { VaultBox } from "./vault-box";

const HeldVaultDialog = dynamic(async () => (await import("./held-vault-dialog")).HeldVaultDialog, { ssr: false });
const EditVaultDialog = dynamic(async () => (await import("./editor/edit-vault-dialog")).EditVaultDialog, {
  ssr: false,
});
const RevealedText = dynamic(async () => (await import("./revealed-text")).RevealedText, { ssr: false });

interface VaultPanelProps {
  place: VaultPlace;
  state: VaultState;
  title: string;
  description: string;
  /** Of the editor of a vault that has no name of its own. */
  editTitle?: string;
  /** Why the visitor may not change it, or not see its values. */
  refused?: { set?: string | undefined; reveal?: string | undefined };
  children: ReactNode;
}

/** One vault: what is known of it, its switch, and the ways to see and change it. */
export function VaultPanel(props: VaultPanelProps) {
  const { place, state, title, description, editTitle = title, refused = {}, children } = props;
  const { name, version, active } = state;
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState(false);
  const close = () => setOpen(false);
  const flip = useVaultSwitch();
  const download = useCommand(() => callsOf(place).reveal(), {
    refresh: false,
    onDone: ({ format, content }) => saveText(fileNameOf(name, format), content),
  });
  const failure = flip.failure ?? download.failure;
  // An edit shows the values first.
  const reason = refused.set ?? (version === 0 ? undefined : refused.reveal);
  const actions = (
    <>
      {version === 0 ? null : (
        <>
          {refused.set === undefined ? (
            <Switch
              label={VAULTS.activeLabel}
              on={active}
              pending={flip.pending}
              onChange={() => flip.turn(place, state)}
            />
          ) : null}
          <Button disabledReason={refused.reveal} onClick={() => setShown(true)}>
            {VAULTS.show}
          </Button>
          <Button
            pending={download.pending}
            disabledReason={refused.reveal}
            onClick={() => void download.run(undefined)}
          >
            {VAULTS.download}
          </Button>
        </>
      )}
      <Button
        variant="primary"
        disabledReason={reason}
        onPointerEnter={prepareDialog}
        onFocus={prepareDialog}
        onClick={() => setOpen(true)}
      >
        {VAULTS.edit}
      </Button>
    </>
  );
  return (
    <Section title={title} description={description} actions={actions}>
      {failure === null ? null : (
        <Notice tone="danger" live>
          {failure.sentence}
        </Notice>
      )}
      <VaultBox label={title} onEdit={reason === undefined ? () => setOpen(true) : undefined}>
        {children}
      </VaultBox>
      {open && place.kind === "administrator" ? (
        <EditVaultDialog workspace={place.workspace} vault={place.vault} name={name} onClose={close} />
      ) : null}
      {open && place.kind !== "administrator" ? (
        <HeldVaultDialog place={place} version={version} active={active} title={editTitle} onClose={close} />
      ) : null}
      {flip.dialog}
      {shown ? <RevealedText place={place} name={name} version={version} onClose={() => setShown(false)} /> : null}
    </Section>
  );
}

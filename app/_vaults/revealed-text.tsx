"use client";

import { Button } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";
import { DialogActions } from "@/app/_components/dialog/dialog-actions";
import { DialogWindow } from "@/app/_components/dialog/dialog-window";
import { COPY } from "@/app/_sentences/interface/forms";
import { VAULTS } from "@/app/_sentences/machines/vaults";

import { callsOf } from "./calls";
import { OpenedVault } from "./opened-vault";
import type { VaultPlace } from "./place";
import { fileNameOf, saveText } from "./save-text";

interface RevealedTextProps {
  place: VaultPlace;
  name: string;
  version: number;
  onClose: () => void;
}

/** What one version says, to read, copy and keep as a file. */
export function RevealedText({ place, name, version, onClose }: RevealedTextProps) {
  const { reveal } = callsOf(place);
  const title = VAULTS.shownTitle(version);
  return (
    <DialogWindow open onOpenChange={onClose} title={title} wide reading>
      <OpenedVault reveal={() => reveal({ version })}>
        {({ format, content }) => (
          <>
            <pre className="code-block" tabIndex={0} aria-label={title}>
              {content}
            </pre>
            <DialogActions>
              <CopyButton text={content} label={COPY.copy} wordy />
              <Button onClick={() => saveText(fileNameOf(name, format), content)}>{VAULTS.download}</Button>
            </DialogActions>
          </>
        )}
      </OpenedVault>
    </DialogWindow>
  );
}

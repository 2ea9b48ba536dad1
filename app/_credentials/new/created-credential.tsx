"use client";

import { Button } from "@/app/_components/button";
import { CopyOnce } from "./copy-once";
import { DialogActions } from "@/app/_components/dialog/dialog-actions";
import type { NewCredential } from "./credential-texts";
import { DIALOG } from "@/app/_sentences/interface/forms";

interface CreatedCredentialProps {
  credential: NewCredential;
  /** What else there is to know, above the keys. */
  note?: string;
  onClose: () => void;
}

/** The only sight of a secret key. */
export function CreatedCredential({ credential, note, onClose }: CreatedCredentialProps) {
  return (
    <div className="grid gap-4">
      {note === undefined ? null : <p>{note}</p>}
      <CopyOnce credential={credential} />
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          {DIALOG.done}
        </Button>
      </DialogActions>
    </div>
  );
}

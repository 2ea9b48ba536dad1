"use client";

import { Button } from "@/app/_components/button";
import { CopyOnce } from "@/app/_components/copy-once";
import { DialogActions } from "@/app/_components/dialog-actions";
import type { NewCredential } from "@/app/_lib/credential-texts";
import { DIALOG } from "@/app/_lib/sentences";

export function CreatedCredential({ credential, onClose }: { credential: NewCredential; onClose: () => void }) {
  return (
    <div className="grid gap-4">
      <CopyOnce credential={credential} />
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          {DIALOG.done}
        </Button>
      </DialogActions>
    </div>
  );
}

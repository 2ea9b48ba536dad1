"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { Dialog } from "@/app/_components/dialog";
import { DialogActions } from "@/app/_components/dialog-actions";
import type { Row } from "@/app/_components/table-types";
import { INVITATIONS } from "@/app/_lib/people-sentences";
import { DIALOG } from "@/app/_lib/sentences";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

import { CopyLink } from "./copy-link";

interface ResendDialogProps {
  workspace: string;
  /** Null while closed. */
  row: Row | null;
  onClose: () => void;
}

/** First what happens, then the new link. */
export function ResendDialog({ workspace, row, onClose }: ResendDialogProps) {
  const [sent, setSent] = useState<{ email: string; link: string } | null>(null);
  const command = useCommand(trpc.invitations.resend.mutate, { onDone: setSent });
  function close(): void {
    command.reset();
    setSent(null);
    onClose();
  }
  return (
    <>
      <ConfirmDialog
        open={row !== null && sent === null}
        onOpenChange={close}
        title={INVITATIONS.resendTitle(row?.name ?? "")}
        verb={INVITATIONS.resendVerb}
        pendingLabel={INVITATIONS.resending}
        consequences={INVITATIONS.resendConsequences}
        danger={false}
        pending={command.pending}
        failure={command.failure}
        onConfirm={() => {
          if (row !== null) void command.run({ workspace, invitation: row.id });
        }}
      />
      <Dialog
        open={row !== null && sent !== null}
        onOpenChange={close}
        title={INVITATIONS.resentTitle}
        description={INVITATIONS.resentText}
        sticky
        wide
      >
        {sent === null ? null : (
          <div className="grid gap-4">
            <CopyLink email={sent.email} link={sent.link} />
            <DialogActions>
              <Button variant="primary" onClick={close}>
                {DIALOG.done}
              </Button>
            </DialogActions>
          </div>
        )}
      </Dialog>
    </>
  );
}

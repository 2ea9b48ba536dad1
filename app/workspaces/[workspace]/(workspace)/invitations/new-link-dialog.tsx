"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ConfirmDialog } from "@/app/_components/dialog/confirm-dialog";
import { Dialog } from "@/app/_components/dialog/dialog";
import { DialogActions } from "@/app/_components/dialog/dialog-actions";
import type { Row } from "@/app/_components/table/types";
import { INVITATIONS, INVITE } from "@/app/_sentences/people/invitations";
import { DIALOG } from "@/app/_sentences/interface/forms";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

import { CopyLink } from "./copy-link";

const WORDS = {
  resend: {
    title: INVITATIONS.resendTitle,
    verb: INVITATIONS.resendVerb,
    pendingLabel: INVITATIONS.resending,
    consequences: INVITATIONS.resendConsequences,
    doneTitle: INVITATIONS.resentTitle,
    doneText: INVITATIONS.resentText,
    call: trpc.invitations.resend.mutate,
  },
  copy: {
    title: () => INVITE.copyTitle,
    verb: INVITE.copyVerb,
    pendingLabel: INVITE.copying,
    consequences: INVITE.copyConsequences,
    doneTitle: INVITE.copyTitle,
    doneText: INVITE.copyText,
    call: trpc.invitations.copyLink.mutate,
  },
} as const;

interface NewLinkDialogProps {
  workspace: string;
  kind: keyof typeof WORDS;
  /** Null while closed. */
  row: Row | null;
  onClose: () => void;
}

/** First what happens, then the new link. */
export function NewLinkDialog({ workspace, kind, row, onClose }: NewLinkDialogProps) {
  const { title, doneTitle, doneText, call, ...words } = WORDS[kind];
  const [made, setMade] = useState<{ email: string; link: string } | null>(null);
  const command = useCommand((input: { workspace: string; invitation: string }) => call(input), {
    onDone: ({ email, link }) => setMade({ email, link }),
  });
  function close(): void {
    command.reset();
    setMade(null);
    onClose();
  }
  return (
    <>
      <ConfirmDialog
        {...words}
        open={row !== null && made === null}
        onOpenChange={close}
        title={title(row?.name ?? "")}
        danger={false}
        pending={command.pending}
        failure={command.failure}
        onConfirm={() => {
          if (row !== null) void command.run({ workspace, invitation: row.id });
        }}
      />
      <Dialog
        open={row !== null && made !== null}
        onOpenChange={close}
        title={doneTitle}
        description={doneText}
        sticky
        wide
      >
        {made === null ? null : (
          <div className="grid gap-4">
            <CopyLink email={made.email} link={made.link} />
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

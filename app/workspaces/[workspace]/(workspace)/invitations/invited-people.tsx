"use client";

import { Button } from "@/app/_components/button";
import { DialogActions } from "@/app/_components/dialog/dialog-actions";
import { Notice } from "@/app/_components/page/notice";
import { messageOf } from "@/app/_sentences/refusals/messages";
import { DIALOG, FORM } from "@/app/_sentences/interface/forms";
import { INVITATIONS } from "@/app/_sentences/people/invitations";
import type { InvitedItem } from "@/server/invitations/schema";

import { CopyLink } from "./copy-link";

interface InvitedPeopleProps {
  items: readonly InvitedItem[];
  onClose: () => void;
}

function answerFor({ email, status, reason, link }: InvitedItem) {
  if (link !== undefined) return <CopyLink email={email} link={link} />;
  const added = status === "added";
  return (
    <Notice tone={added ? "ok" : "warn"} title={email}>
      {added ? INVITATIONS.added : reason === "invalid_value" ? FORM.email : messageOf(reason)}
    </Notice>
  );
}

/** What became of each address. */
export function InvitedPeople({ items, onClose }: InvitedPeopleProps) {
  const mailed = items.some(({ mail }) => mail !== undefined && mail !== "off");
  return (
    <div className="grid gap-4">
      {mailed ? <p>{INVITATIONS.doneMail}</p> : null}
      <ul className="grid gap-3">
        {items.map((item) => (
          <li key={item.email}>{answerFor(item)}</li>
        ))}
      </ul>
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          {DIALOG.done}
        </Button>
      </DialogActions>
    </div>
  );
}

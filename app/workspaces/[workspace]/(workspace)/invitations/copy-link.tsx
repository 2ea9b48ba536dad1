"use client";

import { CopyButton } from "@/app/_components/copy-button";
import { INVITATIONS } from "@/app/_sentences/people/invitations";

/** A link to hand over, whole and ready to copy. */
export function CopyLink({ email, link }: { email: string; link: string }) {
  return (
    <div className="grid gap-1">
      <p className="text-sm font-medium wrap-anywhere">{email}</p>
      <div className="flex items-center gap-2">
        <input
          readOnly
          value={link}
          aria-label={INVITATIONS.linkFor(email)}
          className="field-control font-mono text-xs"
          onFocus={(event) => event.target.select()}
        />
        <CopyButton text={link} label={INVITATIONS.copyLink(email)} />
      </div>
    </div>
  );
}

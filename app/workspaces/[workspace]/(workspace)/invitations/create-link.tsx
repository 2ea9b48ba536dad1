"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { Button } from "@/app/_components/button";
import { DialogActions } from "@/app/_components/dialog/dialog-actions";
import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { LINKS } from "@/app/_sentences/people/invitations";
import { DIALOG } from "@/app/_sentences/interface/forms";

import { CopyLink } from "./copy-link";

const load = async () => (await import("./create-link-form")).CreateLinkForm;
const CreateLinkForm = dynamic(load, { ssr: false });

/** What the link gives, then the link itself, once. */
export function CreateLink({ workspace }: { workspace: { slug: string; name: string } }) {
  const [open, setOpen] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  function change(next: boolean): void {
    setOpen(next);
    if (!next) setLink(null);
  }
  return (
    <LazyDialogButton
      label={LINKS.create}
      prepare={() => void load()}
      open={open}
      onOpenChange={change}
      title={link === null ? LINKS.createTitle(workspace.name) : LINKS.made}
      {...(link === null ? {} : { description: LINKS.madeText })}
      wide={link !== null}
      sticky={link !== null}
    >
      {link === null ? (
        <CreateLinkForm
          workspace={workspace.slug}
          onCancel={() => change(false)}
          onMade={(made) => setLink(made.link)}
        />
      ) : (
        <div className="grid gap-4">
          <CopyLink email={LINKS.label} link={link} />
          <DialogActions>
            <Button variant="primary" onClick={() => change(false)}>
              {DIALOG.done}
            </Button>
          </DialogActions>
        </div>
      )}
    </LazyDialogButton>
  );
}

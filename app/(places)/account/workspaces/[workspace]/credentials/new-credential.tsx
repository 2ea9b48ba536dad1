"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { Button } from "@/app/_components/button";
import { Dialog, prepareDialog } from "@/app/_components/dialog";
import { CREDENTIALS } from "@/app/_lib/access-sentences";
import type { NewCredential as Made } from "@/app/_lib/credential-texts";
import { useCreatePanel } from "@/app/_lib/use-create-panel";

interface NewCredentialProps {
  opened: boolean;
  workspace: { slug: string; name: string };
  addresses: { webUrl: string; apiUrl: string; filesUrl: string };
}

const loadForm = async () => (await import("./new-credential-form")).NewCredentialForm;
const NewCredentialForm = dynamic(loadForm, { ssr: false });
const CreatedCredential = dynamic(async () => (await import("./created-credential")).CreatedCredential, { ssr: false });

function prepare(): void {
  prepareDialog();
  void loadForm();
}

/** The button, the form, and the only sight of the secret key. */
export function NewCredential({ opened, workspace, addresses }: NewCredentialProps) {
  const [open, setOpen] = useCreatePanel(opened);
  const [made, setMade] = useState<Made | null>(null);
  function close(): void {
    setOpen(false);
    setMade(null);
  }
  return (
    <>
      <Button variant="primary" onPointerEnter={prepare} onFocus={prepare} onClick={() => setOpen(true)}>
        {CREDENTIALS.create}
      </Button>
      <Dialog
        open={open}
        onOpenChange={close}
        title={made === null ? CREDENTIALS.createTitle : CREDENTIALS.createdTitle}
        {...(made === null ? { description: CREDENTIALS.createText(workspace.name) } : { wide: true, sticky: true })}
      >
        {made === null ? (
          <NewCredentialForm
            workspace={workspace.slug}
            onCancel={close}
            onMade={(keys) => setMade({ ...keys, ...addresses, workspace: workspace.slug })}
          />
        ) : (
          <CreatedCredential credential={made} onClose={close} />
        )}
      </Dialog>
    </>
  );
}

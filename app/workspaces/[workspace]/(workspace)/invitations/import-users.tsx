"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { Button } from "@/app/_components/button";
import { Dialog, prepareDialog } from "@/app/_components/dialog/dialog";
import { IMPORT } from "@/app/_sentences/people/invitations";
import type { ImportedInvitations } from "@/server/invitations/schema";

const loadForm = async () => (await import("./import-form")).ImportForm;
const loadAnswer = async () => (await import("./import-result")).ImportResult;
const ImportForm = dynamic(loadForm, { ssr: false });
const ImportResult = dynamic(loadAnswer, { ssr: false });

/** The links are shown this once, so what shows them is there before they are made. */
function soon(): void {
  prepareDialog();
  void loadForm();
  void loadAnswer();
}

/** A file, then what became of each of its rows. */
export function ImportUsers({ workspace }: { workspace: { slug: string; name: string } }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [result, setResult] = useState<ImportedInvitations | null>(null);
  function change(next: boolean): void {
    setOpen(next);
    if (next || result === null) return;
    setResult(null);
    router.refresh();
  }
  return (
    <>
      <Button onPointerEnter={soon} onFocus={soon} onClick={() => setOpen(true)}>
        {IMPORT.open}
      </Button>
      <Dialog
        open={open}
        onOpenChange={change}
        title={result === null ? IMPORT.title(workspace.name) : IMPORT.doneTitle(result.invited, result.items.length)}
        wide={result !== null}
        sticky={result !== null}
      >
        {result === null ? (
          <ImportForm workspace={workspace.slug} onCancel={() => change(false)} onDone={setResult} />
        ) : (
          <ImportResult result={result} onClose={() => change(false)} />
        )}
      </Dialog>
    </>
  );
}

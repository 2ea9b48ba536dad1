"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { Button } from "@/app/_components/button";
import { Dialog, prepareDialog } from "@/app/_components/dialog/dialog";
import { DELETE_ACCOUNT } from "@/app/_sentences/people/leaving";

const load = async () => (await import("./delete-account-form")).DeleteAccountForm;
const DeleteAccountForm = dynamic(load, { ssr: false });

/** The way out for good: the question says first what ends, and what stands against it. */
export function DeleteAccount({ email }: { email: string }) {
  const [open, setOpen] = useState(false);
  function soon(): void {
    prepareDialog();
    void load();
  }
  return (
    <>
      <div>
        <Button variant="danger" onPointerEnter={soon} onFocus={soon} onClick={() => setOpen(true)}>
          {DELETE_ACCOUNT.open}
        </Button>
      </div>
      <Dialog open={open} onOpenChange={setOpen} title={DELETE_ACCOUNT.dialogTitle}>
        <DeleteAccountForm email={email} onCancel={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ConfirmDialog } from "@/app/_components/dialog/confirm-dialog";
import { INVOICES } from "@/app/_sentences/billing/plans";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

/** Sends the newest invoices to the reader. */
export function EmailInvoices({ organization, to }: { organization: string; to: string }) {
  const [open, setOpen] = useState(false);
  const command = useCommand(trpc.invoices.email.mutate, {
    refresh: false,
    onDone: (sent) => {
      setOpen(false);
      toast(INVOICES.emailed(sent.invoices, sent.to));
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{INVOICES.email}</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={(next) => {
          command.reset();
          setOpen(next);
        }}
        title={INVOICES.emailTitle}
        verb={INVOICES.email}
        pendingLabel={INVOICES.emailing}
        consequences={INVOICES.emailText(to)}
        danger={false}
        pending={command.pending}
        failure={command.failure}
        onConfirm={() => void command.run({ organization })}
      />
    </>
  );
}

"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ConfirmDialog } from "@/app/_components/dialog/confirm-dialog";
import { Dialog } from "@/app/_components/dialog/dialog";
import { FACTORS } from "@/app/_sentences/sign-in/factors";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

const ShownCodes = dynamic(async () => (await import("./shown-codes")).ShownCodes, { ssr: false });

/** New recovery codes in the place of those that were. */
export function RenewCodes() {
  const [open, setOpen] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const command = useCommand(() => trpc.secondFactors.renewRecoveryCodes.mutate(), {
    onDone: ({ recoveryCodes }) => {
      setOpen(false);
      setCodes(recoveryCodes);
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{FACTORS.renew}</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={() => {
          command.reset();
          setOpen(false);
        }}
        title={FACTORS.renewTitle}
        verb={FACTORS.renewVerb}
        pendingLabel={FACTORS.renewing}
        consequences={[FACTORS.renewEnds]}
        pending={command.pending}
        failure={command.failure}
        onConfirm={() => void command.run(undefined)}
      />
      <Dialog open={codes !== null} onOpenChange={() => setCodes(null)} title={FACTORS.shownTitle} sticky>
        {codes === null ? null : <ShownCodes codes={codes} onKept={() => setCodes(null)} />}
      </Dialog>
    </>
  );
}

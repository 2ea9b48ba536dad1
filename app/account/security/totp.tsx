"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ConfirmDialog } from "@/app/_components/dialog/confirm-dialog";
import { Dialog, prepareDialog } from "@/app/_components/dialog/dialog";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { FACTORS } from "@/app/_sentences/sign-in/factors";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import type { BegunTotpView } from "@/server/second-factors/schema";

const load = async () => (await import("./totp-form")).TotpForm;
const TotpForm = dynamic(load, { ssr: false });

/** Sets the app for one-time codes up. */
export function SetUpTotp() {
  const [begun, setBegun] = useState<BegunTotpView | null>(null);
  const command = useCommand(() => trpc.secondFactors.beginTotp.mutate(), { refresh: false, onDone: setBegun });
  const router = useRouter();
  function close(): void {
    setBegun(null);
    router.refresh();
  }
  function soon(): void {
    prepareDialog();
    void load();
  }
  return (
    <div className="grid gap-2">
      <ErrorSummary failure={command.failure} />
      <Button
        pending={command.pending}
        onPointerEnter={soon}
        onFocus={soon}
        onClick={() => void command.run(undefined)}
      >
        {FACTORS.setUp}
      </Button>
      <Dialog open={begun !== null} onOpenChange={close} title={FACTORS.beginTitle} sticky>
        {begun === null ? null : <TotpForm begun={begun} onClose={close} />}
      </Dialog>
    </div>
  );
}

/** Drops it. */
export function RemoveTotp() {
  const [open, setOpen] = useState(false);
  const command = useCommand(() => trpc.secondFactors.removeTotp.mutate(), {
    onDone: () => {
      setOpen(false);
      toast(FACTORS.appRemoved);
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{FACTORS.remove}</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={() => {
          command.reset();
          setOpen(false);
        }}
        title={FACTORS.removeAppTitle}
        verb={FACTORS.removeAppVerb}
        pendingLabel={FACTORS.removing}
        consequences={[FACTORS.removeAppEnds]}
        danger
        pending={command.pending}
        failure={command.failure}
        onConfirm={() => void command.run(undefined)}
      />
    </>
  );
}

"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ConfirmDialog } from "@/app/_components/dialog/confirm-dialog";
import { PLAN } from "@/app/_sentences/billing/plans";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

/** Ends the plan with the month, after saying what that means. */
export function CancelPlan({ organization, plan }: { organization: string; plan: string }) {
  const [open, setOpen] = useState(false);
  const command = useCommand(trpc.subscriptions.cancel.mutate, {
    onDone: () => {
      setOpen(false);
      toast(PLAN.cancelled);
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{PLAN.cancel}</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={(next) => {
          command.reset();
          setOpen(next);
        }}
        title={PLAN.cancelTitle(plan)}
        verb={PLAN.cancel}
        pendingLabel={PLAN.cancelling}
        cancelLabel={PLAN.keep}
        consequences={PLAN.cancelText}
        pending={command.pending}
        failure={command.failure}
        onConfirm={() => void command.run({ organization })}
      />
    </>
  );
}

/** Takes back what was to follow. */
export function KeepPlan({ organization }: { organization: string }) {
  const command = useCommand(trpc.subscriptions.resume.mutate, { onDone: () => toast(PLAN.kept) });
  return (
    <Button pending={command.pending} pendingLabel={PLAN.keeping} onClick={() => void command.run({ organization })}>
      {PLAN.keep}
    </Button>
  );
}

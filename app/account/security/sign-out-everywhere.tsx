"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ConfirmDialog } from "@/app/_components/dialog/confirm-dialog";
import { SESSIONS } from "@/app/_sentences/sign-in/sessions";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

/** Ends every other session and all devices. */
export function SignOutEverywhere() {
  const [open, setOpen] = useState(false);
  const command = useCommand(() => trpc.sessions.revokeOthers.mutate(), {
    onDone: () => {
      setOpen(false);
      toast(SESSIONS.done);
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{SESSIONS.everywhere}</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={() => {
          command.reset();
          setOpen(false);
        }}
        title={SESSIONS.title}
        verb={SESSIONS.verb}
        pendingLabel={SESSIONS.pending}
        consequences={[SESSIONS.ends]}
        danger
        pending={command.pending}
        failure={command.failure}
        onConfirm={() => void command.run(undefined)}
      />
    </>
  );
}

"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { DoneNotice } from "@/app/_components/page/done-notice";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { VERIFY } from "@/app/_sentences/sign-in/entry";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

interface ConfirmAddressProps {
  token: string;
  /** A change of address instead of the proof of the present one. */
  change: boolean;
  email: string;
  next: string;
  go: string;
}

export function ConfirmAddress({ token, change, email, next, go }: ConfirmAddressProps) {
  const [done, setDone] = useState(false);
  const command = useCommand(
    () => (change ? trpc.accounts.confirmEmailChange.mutate({ token }) : trpc.accounts.verifyEmail.mutate({ token })),
    { refresh: false, onDone: () => setDone(true) },
  );
  if (done) {
    return (
      <DoneNotice
        title={change ? VERIFY.changeDoneTitle : VERIFY.doneTitle}
        text={change ? VERIFY.changeDoneText(email) : VERIFY.doneText(email)}
        next={{ label: go, href: next }}
      />
    );
  }
  return (
    <div className="grid gap-4">
      <p className="text-muted -mt-4">{change ? VERIFY.changeText(email) : VERIFY.text(email)}</p>
      <ErrorSummary failure={command.failure} />
      <Button
        variant="primary"
        pending={command.pending}
        pendingLabel={VERIFY.pending}
        onClick={() => void command.run(undefined)}
      >
        {change ? VERIFY.changeSubmit : VERIFY.submit}
      </Button>
    </div>
  );
}

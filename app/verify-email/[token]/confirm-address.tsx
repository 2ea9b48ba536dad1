"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ErrorSummary } from "@/app/_components/error-summary";
import { LinkButton } from "@/app/_components/link-button";
import { Notice } from "@/app/_components/notice";
import { VERIFY } from "@/app/_lib/entry-sentences";
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
      <div className="grid gap-4">
        <Notice tone="ok" title={change ? VERIFY.changeDoneTitle : VERIFY.doneTitle} live>
          {change ? VERIFY.changeDoneText(email) : VERIFY.doneText(email)}
        </Notice>
        <LinkButton variant="primary" href={next}>
          {go}
        </LinkButton>
      </div>
    );
  }
  return (
    <div className="grid gap-4">
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

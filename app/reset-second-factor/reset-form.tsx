"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { DoneNotice } from "@/app/_components/page/done-notice";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { RESET_FACTOR } from "@/app/_sentences/sign-in/factors";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";

/** A click, so that a mail scanner which opens the link changes nothing. */
export function ResetForm({ token, email }: { token: string; email: string }) {
  const [done, setDone] = useState(false);
  const command = useCommand(trpc.accountResets.resetSecondFactor.mutate, {
    refresh: false,
    onDone: () => setDone(true),
  });
  if (done) {
    const next = { label: RESET_FACTOR.signIn, href: urls.signIn() };
    return <DoneNotice title={RESET_FACTOR.doneTitle} text={RESET_FACTOR.doneText} next={next} />;
  }
  return (
    <div className="-mt-4 grid gap-4">
      <p className="text-muted">{RESET_FACTOR.text(email)}</p>
      <ErrorSummary failure={command.failure} />
      <Button
        variant="danger"
        pending={command.pending}
        pendingLabel={RESET_FACTOR.pending}
        onClick={() => void command.run({ token })}
      >
        {RESET_FACTOR.submit}
      </Button>
    </div>
  );
}

"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { LINK } from "@/app/_sentences/sign-in/entry";
import type { Failure } from "@/app/_lib/failure";
import { readFailure } from "@/app/_lib/read-failure";
import { trpc } from "@/app/_lib/trpc";
import { enterByTicket } from "@/app/_lib/use-passkey-ticket";

/** The click that connects, after which the session has the provider's proof too. */
export function ConfirmLink({ token }: { token: string }) {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function confirm(): Promise<void> {
    setPending(true);
    setFailure(null);
    try {
      const { ticket, next } = await trpc.identities.link.mutate({ token });
      const refused = await enterByTicket(ticket, next);
      if (refused === null) return;
      setFailure(refused);
    } catch (error) {
      setFailure((await readFailure(error)).failure);
    }
    setPending(false);
  }
  return (
    <div className="grid gap-3">
      <ErrorSummary failure={failure} />
      <div>
        <Button variant="primary" pending={pending} pendingLabel={LINK.confirming} onClick={() => void confirm()}>
          {LINK.confirm}
        </Button>
      </div>
    </div>
  );
}

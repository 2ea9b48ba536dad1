"use client";

import { Button } from "@/app/_components/button";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { Notice } from "@/app/_components/page/notice";
import { INVITATION } from "@/app/_sentences/sign-in/entry";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

interface AskAnewProps {
  token: string;
  /** Asked already. */
  asked: boolean;
  inviter: string;
  email: string;
}

/** Tells the inviter that the account signed in wants an invitation to its own address. */
export function AskAnew({ token, asked, inviter, email }: AskAnewProps) {
  const ask = useCommand(trpc.invitations.askAnew.mutate);
  if (asked) {
    return (
      <Notice tone="ok" live>
        {INVITATION.asked(inviter, email)}
      </Notice>
    );
  }
  return (
    <div className="grid gap-2">
      <ErrorSummary failure={ask.failure} />
      <div>
        <Button pending={ask.pending} pendingLabel={INVITATION.asking} onClick={() => void ask.run({ token })}>
          {INVITATION.ask}
        </Button>
      </div>
    </div>
  );
}

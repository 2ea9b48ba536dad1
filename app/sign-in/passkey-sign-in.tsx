"use client";

import { Button } from "@/app/_components/button";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { PASSKEY_SIGN_IN } from "@/app/_sentences/sign-in/factors";
import { usePasskeyTicket } from "@/app/_lib/use-passkey-ticket";
import { trpc } from "@/app/_lib/trpc";

const challenge = () => trpc.pendingSignIns.passkeyChallenge.query();
const prove = trpc.pendingSignIns.signInByPasskey.mutate;

/** The way in without a password: whoever has a passkey that knows them need not say who they are. */
export function PasskeySignIn({ next }: { next: string }) {
  const { run, pending, failure } = usePasskeyTicket({ challenge, prove, next });
  return (
    <div className="grid gap-3">
      <ErrorSummary failure={failure} />
      <Button pending={pending} pendingLabel={PASSKEY_SIGN_IN.pending} onClick={() => void run()}>
        {PASSKEY_SIGN_IN.button}
      </Button>
    </div>
  );
}

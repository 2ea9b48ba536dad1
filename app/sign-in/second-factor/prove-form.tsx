"use client";

import { useState, type SubmitEvent } from "react";

import { Button } from "@/app/_components/button";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { TextField } from "@/app/_components/form/fields";
import { PASSKEY_SIGN_IN, PROVE } from "@/app/_sentences/sign-in/factors";
import type { Failure } from "@/app/_lib/failure";
import { readFailure } from "@/app/_lib/read-failure";
import { FORM } from "@/app/_sentences/interface/forms";
import { trpc } from "@/app/_lib/trpc";
import { enterByTicket, usePasskeyTicket } from "@/app/_lib/use-passkey-ticket";
import type { PendingView } from "@/server/pending-sign-ins/schema";

const challenge = () => trpc.pendingSignIns.challenge.query();
const provePasskey = trpc.pendingSignIns.provePasskey.mutate;

interface ProveProps {
  next: string;
  ways: PendingView;
}

/** A code typed: whether it is right, and in. */
function useCode(next: string) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const [failure, setFailure] = useState<Failure | null>(null);
  async function prove(code: string): Promise<void> {
    if (pending) return;
    setError(code.trim() === "" ? FORM.required : undefined);
    setFailure(null);
    if (code.trim() === "") return;
    setPending(true);
    try {
      const { ticket } = await trpc.pendingSignIns.proveCode.mutate({ code });
      const refused = await enterByTicket(ticket, next);
      if (refused === null) return;
      setFailure(refused);
    } catch (thrown) {
      const { failure: refused, field } = await readFailure(thrown);
      if (field === "code") setError(refused.sentence);
      else setFailure(refused);
    }
    setPending(false);
  }
  return { prove, pending, error, failure };
}

/** The second factor of a sign-in that waits: a code of the app, a passkey, or a recovery code. */
export function ProveForm({ next, ways }: ProveProps) {
  const [typed, setTyped] = useState<"app" | "recovery" | null>(ways.totp ? "app" : ways.passkeys ? null : "recovery");
  const code = useCode(next);
  const passkey = usePasskeyTicket({ challenge, prove: provePasskey, next });
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const given = new FormData(event.currentTarget).get("code");
    void code.prove(typeof given === "string" ? given : "");
  }
  return (
    <div className="grid gap-4">
      <ErrorSummary failure={code.failure ?? passkey.failure} />
      {typed === null ? null : (
        <form className="grid gap-4" method="post" noValidate onSubmit={submit}>
          <TextField
            key={typed}
            label={typed === "app" ? PROVE.code : PROVE.recoveryCode}
            name="code"
            autoComplete={typed === "app" ? "one-time-code" : "off"}
            inputMode={typed === "app" ? "numeric" : "text"}
            autoCapitalize="off"
            spellCheck={false}
            required
            error={code.error}
          />
          <Button type="submit" variant="primary" pending={code.pending} pendingLabel={PROVE.pending}>
            {PROVE.submit}
          </Button>
        </form>
      )}
      {ways.passkeys ? (
        <Button
          variant={typed === null ? "primary" : "secondary"}
          pending={passkey.pending}
          pendingLabel={PASSKEY_SIGN_IN.pending}
          onClick={() => void passkey.run()}
        >
          {PROVE.passkey}
        </Button>
      ) : null}
      {ways.recoveryCodes && typed !== "recovery" ? (
        <Button onClick={() => setTyped("recovery")}>{PROVE.useRecovery}</Button>
      ) : null}
      {ways.totp && typed !== "app" ? <Button onClick={() => setTyped("app")}>{PROVE.useApp}</Button> : null}
      <p className="text-muted text-sm">{PROVE.lost}</p>
    </div>
  );
}

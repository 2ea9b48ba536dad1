"use client";

import { useState, type SubmitEvent } from "react";

import { Button } from "@/app/_components/button";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { TextField } from "@/app/_components/form/fields";
import { FACTOR_REFUSALS, PASSKEY_SIGN_IN, PROVE } from "@/app/_sentences/sign-in/factors";
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

/** Which code is typed. */
type Typed = "app" | "recovery";

/** A code typed: whether it is right, and in. */
function useCode(next: string) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const [failure, setFailure] = useState<Failure | null>(null);
  async function prove(code: string, way: Typed): Promise<void> {
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
      if (field !== "code") setFailure(refused);
      else setError(way === "recovery" ? FACTOR_REFUSALS.recoveryWrong : refused.sentence);
    }
    setPending(false);
  }
  function clear(): void {
    setError(undefined);
    setFailure(null);
  }
  return { prove, clear, pending, error, failure };
}

/** The second factor of a sign-in that waits: a code of the app, a passkey, or a recovery code. */
export function ProveForm({ next, ways }: ProveProps) {
  const [typed, setTyped] = useState<Typed | null>(ways.totp ? "app" : ways.passkeys ? null : "recovery");
  const [changed, setChanged] = useState(false);
  const code = useCode(next);
  const passkey = usePasskeyTicket({ challenge, prove: provePasskey, next });
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const given = new FormData(event.currentTarget).get("code");
    if (typed !== null) void code.prove(typeof given === "string" ? given : "", typed);
  }
  /** Another code begins anew, ready to be typed. */
  function change(way: Typed): void {
    code.clear();
    setTyped(way);
    setChanged(true);
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
            autoFocus={changed}
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
        <Button onClick={() => change("recovery")}>{PROVE.useRecovery}</Button>
      ) : null}
      {ways.totp && typed !== "app" ? <Button onClick={() => change("app")}>{PROVE.useApp}</Button> : null}
      <p className="text-muted text-sm">{PROVE.lost}</p>
    </div>
  );
}

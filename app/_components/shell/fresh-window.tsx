"use client";

import { useEffect, useState, type SubmitEvent } from "react";

import { FRESH } from "@/app/_sentences/sign-in/factors";
import type { Failure } from "@/app/_lib/failure";
import { readFailure, readReason } from "@/app/_lib/read-failure";
import { askPasskey } from "@/app/_lib/passkeys";
import { DIALOG } from "@/app/_sentences/interface/forms";
import { signIn } from "@/app/_lib/sign-in";
import { trpc } from "@/app/_lib/trpc";

import { Button } from "@/app/_components/button";
import { DialogActions } from "@/app/_components/dialog/dialog-actions";
import { DialogWindow } from "@/app/_components/dialog/dialog-window";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { PasswordField, TextField } from "@/app/_components/form/fields";
import { Notice } from "@/app/_components/page/notice";
import { Skeleton } from "@/app/_components/page/skeleton";

type Ways = Awaited<ReturnType<typeof trpc.sessions.confirmation.query>>;
type Proof = Parameters<typeof trpc.sessions.confirm.mutate>[0];

interface FreshProps {
  onlyFirst: boolean;
  onClose: (proved: boolean) => void;
}

/** Proves by what was given, and changes the session for the one that has the proof. */
function useProof(onClose: (proved: boolean) => void) {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function prove(give: () => Promise<Proof>): Promise<void> {
    if (pending) return;
    setPending(true);
    setFailure(null);
    try {
      const { ticket } = await trpc.sessions.confirm.mutate(await give());
      const result = await signIn("ticket", { ticket });
      if (result.ok) {
        onClose(true);
        return;
      }
      setFailure(await readReason(result.reason));
    } catch (error) {
      const { failure: refused } = await readFailure(error);
      setFailure(refused.reason === "password_wrong" ? { ...refused, sentence: FRESH.wrongPassword } : refused);
    }
    setPending(false);
  }
  return { pending, failure, prove };
}

function textOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
}

/** Leads to the connection and back to this page; what was typed does not survive that way. */
async function leave(connection: string): Promise<void> {
  const { pathname, search } = window.location;
  const next = `${pathname}${search}`;
  const { address } = await trpc.sessions.confirmByConnection.mutate({ connection, next });
  window.location.assign(address);
}

function Ways({ ways, onlyFirst, onClose }: FreshProps & { ways: Ways }) {
  const codes = ways.code && !onlyFirst;
  const [typed, setTyped] = useState<"password" | "code" | null>(ways.password ? "password" : codes ? "code" : null);
  const { pending, failure, prove } = useProof(onClose);
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = event.currentTarget;
    const text = textOf(form, "proof");
    void prove(() => Promise.resolve(typed === "code" ? { code: text } : { password: text }));
  }
  const byPasskey = async () => ({ credential: await askPasskey(await trpc.sessions.confirmationChallenge.query()) });
  return (
    <form className="grid gap-4" method="post" noValidate onSubmit={submit}>
      <ErrorSummary problems={[]} failure={failure} onPick={() => undefined} />
      {onlyFirst ? <Notice tone="warn">{FRESH.onlyFirst}</Notice> : null}
      {typed === "password" ? (
        <PasswordField label={FRESH.password} name="proof" autoComplete="current-password" required />
      ) : null}
      {typed === "code" ? <TextField label={FRESH.code} name="proof" autoComplete="one-time-code" required /> : null}
      <div className="flex flex-wrap gap-2">
        {typed === "password" && codes ? <Button onClick={() => setTyped("code")}>{FRESH.useCode}</Button> : null}
        {typed === "code" && ways.password ? (
          <Button onClick={() => setTyped("password")}>{FRESH.usePassword}</Button>
        ) : null}
        {ways.passkey ? <Button onClick={() => void prove(byPasskey)}>{FRESH.passkey}</Button> : null}
        {ways.connections.map(({ id, name }) => (
          <Button key={id} onClick={() => void leave(id)}>
            {FRESH.by(name)}
          </Button>
        ))}
      </div>
      {typed === null && !ways.passkey && ways.connections.length === 0 ? <p>{FRESH.none}</p> : null}
      <DialogActions>
        <Button onClick={() => onClose(false)}>{DIALOG.cancel}</Button>
        {typed === null ? null : (
          <Button type="submit" variant="primary" pending={pending} pendingLabel={FRESH.pending}>
            {FRESH.submit}
          </Button>
        )}
      </DialogActions>
    </form>
  );
}

/** Asks the person to prove anew that it is them, by whatever they have. */
export function FreshWindow({ onlyFirst, onClose }: FreshProps) {
  const [ways, setWays] = useState<Ways | null>(null);
  useEffect(() => {
    let shown = true;
    trpc.sessions.confirmation.query().then(
      (found) => {
        if (shown) setWays(found);
      },
      () => {
        if (shown) onClose(false);
      },
    );
    return () => {
      shown = false;
    };
  }, [onClose]);
  return (
    <DialogWindow open onOpenChange={() => onClose(false)} title={FRESH.title} description={FRESH.text}>
      {ways === null ? <Skeleton className="w-3/4" /> : <Ways ways={ways} onlyFirst={onlyFirst} onClose={onClose} />}
    </DialogWindow>
  );
}

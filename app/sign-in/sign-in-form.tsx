"use client";

import { useRef, useState, type SubmitEvent } from "react";

import { Button } from "@/app/_components/button";
import { ErrorSummary, type FieldProblem } from "@/app/_components/form/error-summary";
import { EmailField, PasswordField } from "@/app/_components/form/fields";
import { FIELDS, SIGN_IN } from "@/app/_sentences/sign-in/entry";
import type { Failure } from "@/app/_lib/failure";
import { readReason } from "@/app/_lib/read-failure";
import { FORM } from "@/app/_sentences/interface/forms";
import { signIn } from "@/app/_lib/sign-in";
import { urls } from "@/app/_lib/urls";
import type { EntranceView } from "@/server/sign-in/schema";

import { Connections, Or } from "./connections";
import { discover, onlyWay } from "./discover";

type Errors = Partial<Record<"email" | "password", string>>;

function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
}

/** The browser's own fields hold what is typed: this page is opened most, so it brings no form library along. */
function check(form: HTMLFormElement, withPassword: boolean): Errors {
  const data = new FormData(form);
  const email = textOf(data, "email").trim();
  const errors: Errors = {};
  if (email === "") errors.email = FORM.required;
  else if (!/^\S+@\S+$/.test(email)) errors.email = FORM.email;
  if (withPassword && textOf(data, "password") === "") errors.password = FORM.required;
  return errors;
}

function focusOn(form: HTMLFormElement | null, name: string): void {
  const control = form?.elements.namedItem(name);
  if (control instanceof HTMLInputElement) control.focus();
}

function problemsOf(errors: Errors): FieldProblem[] {
  return (["email", "password"] as const).flatMap((name) => {
    const message = errors[name];
    return message === undefined ? [] : [{ name, label: FIELDS[name], message }];
  });
}

interface SignInFormProps {
  next: string;
  refusal: Failure | null;
  /** "email": the address is asked for alone, since it may lead to a connection. */
  asks: "email" | "both";
  email: string;
  /** What the address leads to, where it was given without scripts. */
  entrance: EntranceView | null;
}

/** The steps of the form: the address, where it leads, and the password. */
function useSteps({ next, refusal, ...given }: SignInFormProps) {
  const [asks, setAsks] = useState(given.asks);
  const [entrance, setEntrance] = useState(given.entrance);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(refusal);
  async function look(email: string): Promise<void> {
    setPending(true);
    const found = await discover(email);
    const only = found === null ? null : onlyWay(found, next);
    if (only !== null) {
      window.location.assign(only);
      return;
    }
    setEntrance(found);
    setAsks("both");
    setPending(false);
  }
  async function enter(email: string, password: string): Promise<void> {
    setPending(true);
    const result = await signIn("password", { email, password });
    if (result.ok) {
      window.location.assign(next);
      return;
    }
    if (result.reason === "second_factor_required") {
      window.location.assign(urls.secondFactor(next === "/" ? undefined : next));
      return;
    }
    setFailure(await readReason(result.reason));
    setPending(false);
  }
  return { asks, entrance, pending, failure, setFailure, look, enter };
}

function Password({ error, appeared }: { error: string | undefined; appeared: boolean }) {
  return (
    <PasswordField
      label={FIELDS.password}
      name="password"
      autoComplete="current-password"
      required
      // It comes in answer to the address, so it is what one goes on with.
      autoFocus={appeared}
      error={error}
      aside={
        <a className="text-link" href={urls.resetPassword()}>
          {SIGN_IN.forgot}
        </a>
      }
    />
  );
}

export function SignInForm(props: SignInFormProps) {
  const { next } = props;
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Errors>({});
  const { asks, entrance, pending, failure, setFailure, look, enter } = useSteps(props);
  const both = asks === "both";

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (pending) return;
    const filled = event.currentTarget;
    const found = check(filled, both);
    setErrors(found);
    setFailure(null);
    const [wrong] = Object.keys(found);
    if (wrong !== undefined) {
      focusOn(filled, wrong);
      return;
    }
    const data = new FormData(filled);
    const email = textOf(data, "email").trim();
    await (both ? enter(email, textOf(data, "password")) : look(email));
  }

  return (
    <div className="grid gap-4">
      {entrance === null ? null : (
        <>
          <Connections entrance={entrance} next={next} primary />
          <Or />
        </>
      )}
      <form
        ref={form}
        className="grid gap-4"
        // Without scripts the address is asked for again by the page itself; a password never stands in an address.
        method={both ? "post" : "get"}
        noValidate
        onSubmit={(event) => void submit(event)}
      >
        <ErrorSummary problems={problemsOf(errors)} failure={failure} onPick={(name) => focusOn(form.current, name)} />
        <EmailField label={FIELDS.email} name="email" defaultValue={props.email} error={errors.email} />
        {both ? <Password error={errors.password} appeared={props.asks === "email"} /> : null}
        {both || next === "/" ? null : <input type="hidden" name="next" value={next} />}
        <Button
          type="submit"
          variant={entrance === null ? "primary" : "secondary"}
          pending={pending}
          pendingLabel={both ? SIGN_IN.pending : SIGN_IN.looking}
          withoutScripts={!both}
        >
          {both ? SIGN_IN.submit : SIGN_IN.next}
        </Button>
      </form>
    </div>
  );
}

"use client";

import { useRef, useState, type SubmitEvent } from "react";

import { Button } from "@/app/_components/button";
import { ErrorSummary, type FieldProblem } from "@/app/_components/error-summary";
import { EmailField, PasswordField } from "@/app/_components/fields";
import { FIELDS, SIGN_IN } from "@/app/_lib/entry-sentences";
import type { Failure } from "@/app/_lib/failure";
import { messageOf } from "@/app/_lib/messages";
import { FORM } from "@/app/_lib/sentences";
import { signIn } from "@/app/_lib/sign-in";
import { urls } from "@/app/_lib/urls";

type Errors = Partial<Record<"email" | "password", string>>;

function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
}

/** The browser's own fields hold what is typed: this page is opened most, so it brings no form library along. */
function check(form: HTMLFormElement): Errors {
  const data = new FormData(form);
  const email = textOf(data, "email").trim();
  const errors: Errors = {};
  if (email === "") errors.email = FORM.required;
  else if (!/^\S+@\S+$/.test(email)) errors.email = FORM.email;
  if (textOf(data, "password") === "") errors.password = FORM.required;
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

export function SignInForm({ next, refusal }: { next: string; refusal: string | null }) {
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Errors>({});
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(
    refusal === null ? null : { sentence: refusal, reason: "refused" },
  );

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (pending) return;
    const filled = event.currentTarget;
    const found = check(filled);
    setErrors(found);
    setFailure(null);
    const [wrong] = Object.keys(found);
    if (wrong !== undefined) {
      focusOn(filled, wrong);
      return;
    }
    setPending(true);
    const data = new FormData(filled);
    const fields = { email: textOf(data, "email").trim(), password: textOf(data, "password") };
    const result = await signIn("password", fields);
    if (result.ok) {
      window.location.assign(next);
      return;
    }
    setPending(false);
    setFailure({ sentence: messageOf(result.reason), reason: result.reason });
  }

  return (
    <form ref={form} className="grid gap-4" method="post" noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problemsOf(errors)} failure={failure} onPick={(name) => focusOn(form.current, name)} />
      <EmailField label={FIELDS.email} name="email" error={errors.email} />
      <PasswordField
        label={FIELDS.password}
        name="password"
        autoComplete="current-password"
        required
        error={errors.password}
        aside={
          <a className="text-link" href={urls.resetPassword()}>
            {SIGN_IN.forgot}
          </a>
        }
      />
      <Button type="submit" variant="primary" pending={pending} pendingLabel={SIGN_IN.pending}>
        {SIGN_IN.submit}
      </Button>
    </form>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useId, useRef, useState, type SubmitEvent } from "react";

import { Button } from "@/app/_components/button";
import { Checkbox } from "@/app/_components/form/controls";
import { UPGRADE } from "@/app/_sentences/billing/plans";
import { urls } from "@/app/_lib/urls";

import { BackLink, stepHref, type StepProps } from "./steps";

/** The box under the terms, which leads on once it is ticked; without scripts the form itself does. */
export function Agree({ version, ...step }: StepProps & { version: string }) {
  const router = useRouter();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [agreed, setAgreed] = useState(step.agreed === version);
  const [missing, setMissing] = useState(false);

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setMissing(!agreed);
    if (agreed) router.push(stepHref({ ...step, agreed: version }, "details"));
    else box.current?.focus();
  }
  return (
    <form
      className="grid gap-4"
      method="get"
      action={urls.organization.upgrade(step.organization)}
      onSubmit={submit}
      noValidate
    >
      <input type="hidden" name="step" value="details" />
      <input type="hidden" name="plan" value={step.plan ?? ""} />
      <div className="grid gap-1.5">
        <Checkbox
          ref={box}
          name="agreed"
          value={version}
          label={UPGRADE.accept}
          checked={agreed}
          onChange={(event) => {
            setAgreed(event.target.checked);
            setMissing(false);
          }}
          aria-invalid={missing ? true : undefined}
          aria-describedby={missing ? id : undefined}
          required
        />
        {missing ? (
          <p id={id} className="field-error" role="alert">
            {UPGRADE.mustAccept}
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap justify-between gap-2">
        <BackLink {...step} />
        <Button type="submit" variant="primary" withoutScripts>
          {UPGRADE.agree}
        </Button>
      </div>
    </form>
  );
}

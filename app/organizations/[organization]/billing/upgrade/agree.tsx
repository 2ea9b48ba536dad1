"use client";

import { useRouter } from "next/navigation";
import { useState, type SubmitEvent } from "react";

import { Button } from "@/app/_components/button";
import { Checkbox } from "@/app/_components/controls";
import { Notice } from "@/app/_components/notice";
import { UPGRADE } from "@/app/_lib/billing-page-sentences";

import { BackLink, stepHref, type StepProps } from "./steps";

/** The box under the terms, which leads on once it is ticked. */
export function Agree({ version, ...step }: StepProps & { version: string }) {
  const router = useRouter();
  const [agreed, setAgreed] = useState(step.agreed === version);
  const [missing, setMissing] = useState(false);

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setMissing(!agreed);
    if (agreed) router.push(stepHref({ ...step, agreed: version }, "details"));
  }
  return (
    <form className="grid gap-4" onSubmit={submit} noValidate>
      {missing ? (
        <Notice tone="danger" live>
          {UPGRADE.mustAccept}
        </Notice>
      ) : null}
      <Checkbox
        label={UPGRADE.accept}
        checked={agreed}
        onChange={(event) => setAgreed(event.target.checked)}
        required
      />
      <div className="flex flex-wrap justify-between gap-2">
        <BackLink {...step} />
        <Button type="submit" variant="primary">
          {UPGRADE.agree}
        </Button>
      </div>
    </form>
  );
}

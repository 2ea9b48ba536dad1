"use client";

import { useRouter } from "next/navigation";

import { DetailsForm } from "@/app/_billing/details-form";
import { UPGRADE } from "@/app/_sentences/billing/plans";
import type { BillingDetailsView } from "@/server/billing/schema";

import { BackLink, stepHref, type StepProps } from "./steps";

/** Who is billed, as a step of the wizard. */
export function DetailsStep({ details, ...step }: StepProps & { details: BillingDetailsView }) {
  const router = useRouter();
  return (
    <DetailsForm
      className="panel grid max-w-2xl gap-4 p-5"
      organization={step.organization}
      details={details}
      submit={UPGRADE.next}
      beside={<BackLink {...step} />}
      guarded
      onSaved={() => router.push(stepHref(step, "payment"))}
    />
  );
}

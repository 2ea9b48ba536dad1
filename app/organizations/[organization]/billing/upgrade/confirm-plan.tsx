"use client";

import { useRouter } from "next/navigation";

import { Button } from "@/app/_components/button";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { UPGRADE } from "@/app/_sentences/billing/plans";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";

import { BackLink, type StepProps } from "./steps";

interface ConfirmPlanProps extends StepProps {
  chosen: { id: string; name: string; version: number };
  termsVersion: string;
  /** What is said once it is done. */
  done: string;
  refused: string | undefined;
}

/** The last button of the wizard. */
export function ConfirmPlan({ chosen, termsVersion, done, refused, ...step }: ConfirmPlanProps) {
  const { organization } = step;
  const router = useRouter();
  const command = useCommand(trpc.subscriptions.change.mutate, {
    refresh: false,
    onDone: () => {
      toast(done);
      router.push(urls.organization.billing(organization));
      router.refresh();
    },
  });
  const input = { organization, plan: chosen.id, planVersion: chosen.version, termsVersion, accept: true as const };
  return (
    <div className="grid gap-4">
      <ErrorSummary failure={command.failure} />
      <p className="text-sm">{UPGRADE.consent(chosen.name, termsVersion)}</p>
      <div className="flex flex-wrap justify-between gap-2">
        <BackLink {...step} />
        <Button
          variant="primary"
          pending={command.pending}
          pendingLabel={UPGRADE.confirming}
          disabledReason={refused}
          onClick={() => void command.run(input)}
        >
          {UPGRADE.confirm(chosen.name)}
        </Button>
      </div>
    </div>
  );
}

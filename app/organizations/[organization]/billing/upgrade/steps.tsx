import { LinkButton } from "@/app/_components/link-button";
import { Tabs } from "@/app/_components/page/tabs";
import { urls } from "@/app/_lib/urls";
import { UPGRADE } from "@/app/_sentences/billing/plans";

export const UPGRADE_STEPS = ["plan", "terms", "details", "payment", "review"] as const;
export type UpgradeStep = (typeof UPGRADE_STEPS)[number];

export interface StepProps {
  organization: string;
  step: UpgradeStep;
  /** Id of the plan that was chosen. */
  plan: string | undefined;
  /** The version of the terms that was agreed to. */
  agreed: string | undefined;
}

export function stepHref({ organization, plan, agreed }: StepProps, step: UpgradeStep): string {
  return urls.organization.upgrade(organization, { step: step === "plan" ? undefined : step, plan, agreed });
}

/** All steps, with the way back to those before; those to come are reached one after the other. */
export function Steps(props: StepProps) {
  const at = UPGRADE_STEPS.indexOf(props.step);
  const tabs = UPGRADE_STEPS.map((step, index) => ({
    label: `${index + 1}. ${UPGRADE.steps[step]}`,
    ...(index > at ? {} : { href: stepHref(props, step) }),
    current: step === props.step,
  }));
  return <Tabs label={UPGRADE.label} tabs={tabs} steps />;
}

export function BackLink(props: StepProps) {
  const before = UPGRADE_STEPS[UPGRADE_STEPS.indexOf(props.step) - 1];
  return before === undefined ? null : <LinkButton href={stepHref(props, before)}>{UPGRADE.back}</LinkButton>;
}

/** Below a step that only shows something: the one before and the one after. */
export function StepLinks(props: StepProps) {
  const after = UPGRADE_STEPS[UPGRADE_STEPS.indexOf(props.step) + 1];
  return (
    <div className="flex flex-wrap justify-between gap-2">
      <BackLink {...props} />
      {after === undefined ? null : (
        <LinkButton variant="primary" href={stepHref(props, after)}>
          {UPGRADE.next}
        </LinkButton>
      )}
    </div>
  );
}

import type { ReactNode } from "react";

import { Charges } from "@/app/_billing/charges";
import { limitTexts, priceTexts } from "@/app/_billing/words";
import { LinkButton } from "@/app/_components/link-button";
import { DescriptionList } from "@/app/_components/page/description-list";
import { Notice } from "@/app/_components/page/notice";
import { Section } from "@/app/_components/page/section";
import { dayText, formatNumber, type Clock } from "@/app/_lib/format";
import { urls } from "@/app/_lib/urls";
import { PLAN, UPGRADE } from "@/app/_sentences/billing/plans";
import { formatMoney } from "@/server/money/money";
import type { ReviewView } from "@/server/subscriptions/schema";

import { ConfirmPlan } from "./confirm-plan";
import { stepHref, type StepProps } from "./steps";

interface ReviewProps extends StepProps {
  review: ReviewView;
  termsVersion: string;
  clock: Clock;
}

/** What was agreed to, with the way to read it once more: an address can lead here past the terms. */
function Agreed({ version, href }: { version: string; href: string }) {
  return (
    <a className="text-link" href={href}>
      {UPGRADE.version(version)}
    </a>
  );
}

function itemsOf(review: ReviewView, agreed: ReactNode, clock: Clock) {
  const { plan, atOnce, begins, people, month, currency } = review;
  const { locale } = clock;
  const count = formatNumber(people, locale);
  const whole = formatMoney(month, currency, locale);
  return [
    { label: PLAN.plan, value: <strong>{plan.name}</strong> },
    { label: PLAN.price, value: priceTexts(plan.terms, currency, clock).join("; ") },
    { label: PLAN.limits, value: limitTexts(plan.terms, clock).join("; ") },
    { label: UPGRADE.begins, value: atOnce ? UPGRADE.atOnce : UPGRADE.later(dayText(begins, clock)) },
    { label: UPGRADE.people, value: count },
    ...(plan.terms.charged
      ? [{ label: UPGRADE.wholeMonth, value: UPGRADE.withPeople(whole, PLAN.members(count)) }]
      : []),
    { label: UPGRADE.agreed, value: agreed },
  ];
}

/** All that is about to be agreed to, to the cent, and the button. */
export function Review({ review, termsVersion, clock, ...step }: ReviewProps) {
  const { plan, atOnce, begins, tooMany, missing } = review;
  const agreed = <Agreed version={termsVersion} href={stepHref(step, "terms")} />;
  const done = atOnce ? UPGRADE.done(plan.name) : UPGRADE.doneLater(plan.name, dayText(begins, clock));
  return (
    <>
      <Section title={UPGRADE.steps.review} description={UPGRADE.reviewText}>
        {tooMany ? <Notice tone="warn">{UPGRADE.tooMany}</Notice> : null}
        {missing.length === 0 ? null : (
          <Notice
            tone="warn"
            action={<LinkButton href={stepHref(step, "details")}>{UPGRADE.missingAction}</LinkButton>}
          >
            {UPGRADE.missing}
          </Notice>
        )}
        <DescriptionList items={itemsOf(review, agreed, clock)} />
      </Section>
      <Section title={UPGRADE.restTitle} description={atOnce ? UPGRADE.restText : UPGRADE.restLater}>
        {atOnce ? <Charges charged={review} clock={clock} path={urls.organization.upgrade(step.organization)} /> : null}
      </Section>
      <ConfirmPlan
        {...step}
        chosen={{ id: plan.id, name: plan.name, version: plan.version }}
        termsVersion={termsVersion}
        done={done}
        refused={missing.length === 0 ? undefined : UPGRADE.missing}
      />
    </>
  );
}

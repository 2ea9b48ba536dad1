import { limitTexts, meterTexts, priceTexts } from "@/app/_billing/words";
import { LinkButton } from "@/app/_components/link-button";
import { DescriptionList } from "@/app/_components/page/description-list";
import { Notice } from "@/app/_components/page/notice";
import { Section } from "@/app/_components/page/section";
import { exactDay, exactTime, utcTime, type Clock } from "@/app/_lib/format";
import { urls } from "@/app/_lib/urls";
import { BILLING, PLAN } from "@/app/_sentences/billing/plans";
import type { SubscriptionView } from "@/server/subscriptions/schema";

import { CancelPlan, KeepPlan } from "./plan-actions";

interface PlanPartProps {
  organization: string;
  subscription: SubscriptionView;
  rights: readonly string[];
  clock: Clock;
}

function Lines({ texts }: { texts: readonly string[] }) {
  return (
    <ul className="grid gap-0.5">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function Time({ iso, clock }: { iso: string; clock: Clock }) {
  return (
    <time dateTime={iso} title={utcTime(iso)}>
      {exactTime(iso, clock)}
    </time>
  );
}

function Consent({ version, at, clock }: { version: string; at: string; clock: Clock }) {
  return (
    <>
      {PLAN.termsOf(version)} <Time iso={at} clock={clock} />
    </>
  );
}

function itemsOf({ name, terms, since, consentAt, termsVersion, currency }: SubscriptionView, clock: Clock) {
  const prices = meterTexts(terms, currency, clock);
  const agreed =
    consentAt === null || termsVersion === null
      ? []
      : [{ label: PLAN.terms, value: <Consent version={termsVersion} at={consentAt} clock={clock} /> }];
  return [
    { label: PLAN.plan, value: <strong>{name}</strong> },
    { label: PLAN.price, value: <Lines texts={priceTexts(terms, currency, clock)} /> },
    { label: PLAN.limits, value: <Lines texts={limitTexts(terms, clock)} /> },
    ...(prices.length === 0 ? [] : [{ label: PLAN.prices, value: <Lines texts={prices} /> }]),
    { label: PLAN.since, value: since === null ? PLAN.byDefault : <Time iso={since} clock={clock} /> },
    ...agreed,
  ];
}

/** Which plan it is, what follows it, and how it is changed. */
export function PlanPart({ organization, subscription, rights, clock }: PlanPartProps) {
  const { terms, upcoming, offered, name, period } = subscription;
  const href = urls.organization.upgrade(organization);
  const { timeZone } = period;
  return (
    <Section
      title={PLAN.title}
      actions={
        <>
          {terms.charged && upcoming === null && rights.includes("plan.cancel") ? (
            <CancelPlan organization={organization} plan={name} />
          ) : null}
          {offered && rights.includes("plan.change") ? (
            <LinkButton href={href} variant={terms.charged ? "secondary" : "primary"}>
              {terms.charged ? BILLING.change : BILLING.upgrade}
            </LinkButton>
          ) : null}
        </>
      }
    >
      {upcoming === null ? null : (
        <Notice
          tone="warn"
          title={PLAN.upcoming(upcoming.name, exactDay(upcoming.at, { ...clock, timeZone }))}
          action={rights.includes("plan.resume") ? <KeepPlan organization={organization} /> : undefined}
        >
          {PLAN.upcomingText}
        </Notice>
      )}
      <DescriptionList items={itemsOf(subscription, clock)} />
    </Section>
  );
}

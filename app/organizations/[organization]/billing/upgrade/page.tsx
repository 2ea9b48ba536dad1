import type { Metadata } from "next";
import type { ReactNode } from "react";

import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import type { Clock } from "@/app/_lib/format";
import { oneOf } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { BILLING, UPGRADE } from "@/app/_sentences/billing/plans";
import { caller } from "@/server/api/caller";
import type { PlansOfferedView, SubscriptionView } from "@/server/subscriptions/schema";

import { Agree } from "./agree";
import { ChoosePlan } from "./choose-plan";
import { DetailsStep } from "./details-step";
import { paymentStep } from "./payment-step";
import { Review } from "./review";
import { Steps, UPGRADE_STEPS, type StepProps, type UpgradeStep } from "./steps";

export const metadata: Metadata = { title: UPGRADE.title };

interface UpgradePageProps {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

interface Offer {
  offer: PlansOfferedView;
  subscription: SubscriptionView;
  clock: Clock;
  session: string | undefined;
}

/** Nothing is reviewed that was not chosen, and nothing after the terms without them. */
function stepOf(asked: string | undefined, plan: string | undefined, agreed: boolean): UpgradeStep {
  const step = oneOf(UPGRADE_STEPS, asked) ?? "plan";
  if (plan === undefined) return "plan";
  return agreed || step === "plan" ? step : "terms";
}

function Terms({ offer, ...step }: StepProps & { offer: PlansOfferedView }) {
  return (
    <Section title={UPGRADE.termsTitle(offer.termsVersion)}>
      <div
        className="panel max-h-96 max-w-prose overflow-y-auto p-5 whitespace-pre-line"
        tabIndex={0}
        role="group"
        aria-label={UPGRADE.steps.terms}
      >
        {offer.terms === "" ? UPGRADE.noTerms : offer.terms}
      </div>
      <Agree {...step} version={offer.termsVersion} />
    </Section>
  );
}

async function stepContent(props: StepProps, { offer, subscription, clock, session }: Offer): Promise<ReactNode> {
  const { organization, step, plan } = props;
  const { billingDetails, subscriptions } = await caller();
  if (step === "plan" || plan === undefined) {
    const { plans, currency } = offer;
    return <ChoosePlan {...props} plans={plans} current={subscription.plan} currency={currency} clock={clock} />;
  }
  if (step === "terms") return <Terms {...props} offer={offer} />;
  if (step === "details") {
    return (
      <Section title={UPGRADE.steps.details} description={UPGRADE.detailsText}>
        <DetailsStep {...props} details={await billingDetails.get({ organization })} />
      </Section>
    );
  }
  const review = await subscriptions.review({ organization, plan });
  if (step === "payment") return paymentStep({ ...props, charged: review.plan.terms.charged, session });
  return <Review {...props} review={review} termsVersion={offer.termsVersion} clock={clock} />;
}

/** The wizard: each step has an address of its own, and what was chosen stands in it. */
export default async function UpgradePage({ params, searchParams }: UpgradePageProps) {
  return page(async () => {
    const { organization: asked } = await params;
    const query = await readQuery(searchParams);
    const { subscriptions } = await caller();
    const [{ organization }, subscription, offer, clock] = await Promise.all([
      organizationHere(asked),
      subscriptions.get({ organization: asked }),
      subscriptions.offered({ organization: asked }),
      readClock(),
    ]);
    const { slug } = organization;
    const plan = offer.plans.find(({ id }) => id === query.plan)?.id;
    const agreed = query.agreed === offer.termsVersion ? query.agreed : undefined;
    const step = stepOf(query.step, plan, agreed !== undefined);
    const props = { organization: slug, step, plan, agreed };
    return (
      <>
        <PageHeader
          title={UPGRADE.title}
          description={UPGRADE.description}
          trail={[...placeTrail(organization), { label: BILLING.title, href: urls.organization.billing(slug) }]}
        />
        <Steps {...props} />
        {await stepContent(props, { offer, subscription, clock, session: query.session })}
      </>
    );
  });
}

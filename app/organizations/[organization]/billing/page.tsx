import type { Metadata } from "next";

import { Charges } from "@/app/_billing/charges";
import { ChargesByDay } from "@/app/_billing/charges-by-day";
import { LinkButton } from "@/app/_components/link-button";
import { Notice } from "@/app/_components/page/notice";
import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { dayText } from "@/app/_lib/format";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { BILLING, CHARGES, INVOICES } from "@/app/_sentences/billing/plans";
import { caller } from "@/server/api/caller";
import { lastDayOf } from "@/server/billing/periods";

import { budgetsSection } from "./_budgets/budgets-section";
import { paymentMethodsSection } from "./_payments/payment-methods-section";
import { AwaitingMonths } from "./awaiting-months";
import { BillingInfo } from "./billing-info";
import { PlanPart } from "./plan-part";

export const metadata: Metadata = { title: BILLING.title };

interface BillingPageProps {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

/** What the header leads to, as far as the reader may. */
async function headerActions(slug: string, rights: readonly string[], open: boolean) {
  const { billingDetails } = await caller();
  const details = rights.includes("billing-details.read")
    ? await billingDetails.get({ organization: slug })
    : undefined;
  return (
    <>
      {details === undefined ? null : <BillingInfo organization={slug} details={details} opened={open} />}
      {rights.includes("payment-method.list") ? (
        <LinkButton href="#payment-methods">{BILLING.methods}</LinkButton>
      ) : null}
      {rights.includes("invoice.list") ? (
        <LinkButton href={urls.organization.invoices(slug)}>{BILLING.invoices}</LinkButton>
      ) : null}
    </>
  );
}

export default async function BillingPage({ params, searchParams }: BillingPageProps) {
  return page(async () => {
    const { organization: asked } = await params;
    const query = await readQuery(searchParams);
    const { organization, rights } = await organizationHere(asked);
    const { slug } = organization;
    const { subscriptions, invoices } = await caller();
    const [subscription, estimate, clock, actions, methods, budgets] = await Promise.all([
      subscriptions.get({ organization: asked }),
      invoices.estimate({ organization: asked }),
      readClock(),
      headerActions(slug, rights, query.panel === "billing-info"),
      rights.includes("payment-method.list")
        ? paymentMethodsSection({ organization: slug, session: query.session })
        : null,
      rights.includes("budget.list")
        ? budgetsSection({ organization: slug, sets: rights.includes("budget.create") })
        : null,
    ]);
    const { period, issuedOn } = estimate;
    const text = CHARGES.text(dayText(period.start, clock), dayText(lastDayOf(period), clock), period.timeZone);
    return (
      <>
        <PageHeader
          title={BILLING.title}
          description={BILLING.description}
          trail={[...placeTrail(organization), { label: BILLING.usage, href: urls.organization.usage(slug) }]}
          actions={actions}
        />
        {subscription.status === "past_due" ? (
          <div className="mb-6">
            <Notice
              tone="warn"
              title={BILLING.pastDue}
              action={<LinkButton href={urls.organization.invoices(slug)}>{INVOICES.title}</LinkButton>}
            >
              {BILLING.pastDueText}
            </Notice>
          </div>
        ) : null}
        <PlanPart organization={slug} subscription={subscription} rights={rights} clock={clock} />
        <Section
          title={CHARGES.title}
          description={
            <>
              <p>{text}</p>
              {subscription.terms.charged ? <p>{CHARGES.issued(dayText(issuedOn, clock))}</p> : null}
            </>
          }
        >
          <AwaitingMonths estimate={estimate} clock={clock} />
          <ChargesByDay estimate={estimate} clock={clock} path={urls.organization.billing(slug)} />
          <Charges charged={estimate} clock={clock} path={urls.organization.billing(slug)} />
        </Section>
        {methods}
        {budgets}
      </>
    );
  });
}

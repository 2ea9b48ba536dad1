import type { Metadata } from "next";

import { LinkButton } from "@/app/_components/link-button";
import { PageHeader } from "@/app/_components/page/page-header";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { USAGE } from "@/app/_sentences/billing/usage";
import { LimitsReached, reachedLimits } from "@/app/_usage/limits-reached";
import { UsageCards } from "@/app/_usage/usage-cards";
import { usageReport } from "@/app/_usage/usage-report";
import { caller } from "@/server/api/caller";

export const metadata: Metadata = { title: USAGE.title };

interface UsagePageProps {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

/** Where a larger plan is chosen, for who may, once that would help. */
async function upgradeOf(slug: string, wanted: boolean, rights: readonly string[]): Promise<string | undefined> {
  if (!wanted || !rights.includes("plan.change")) return undefined;
  const { subscriptions } = await caller();
  const { offered } = await subscriptions.get({ organization: slug });
  return offered ? urls.organization.upgrade(slug) : undefined;
}

export default async function OrganizationUsagePage({ params, searchParams }: UsagePageProps) {
  return page(async () => {
    const { organization: name } = await params;
    const query = await readQuery(searchParams);
    const { usage } = await caller();
    const { organization, rights } = await organizationHere(name);
    const [summary, clock] = await Promise.all([usage.organizationSummary({ organization: name }), readClock()]);
    const { slug } = organization;
    const reached = reachedLimits(summary);
    return (
      <>
        <PageHeader
          title={USAGE.title}
          description={`${USAGE.ofOrganization} ${USAGE.plan(summary.plan)}.`}
          trail={placeTrail(organization)}
          actions={
            <>
              {rights.includes("plan.read") ? (
                <LinkButton href={urls.organization.billing(slug)}>{USAGE.billing}</LinkButton>
              ) : null}
              <LinkButton href={urls.organization.meters(slug)}>{USAGE.meters}</LinkButton>
            </>
          }
        />
        <LimitsReached
          reached={reached}
          upgrade={await upgradeOf(slug, reached.length > 0, rights)}
          mayChoose={rights.includes("plan.change")}
        />
        <UsageCards
          summary={summary}
          clock={clock}
          invite={rights.includes("organization-member.change-role") ? urls.organization.members(slug) : undefined}
        />
        {await usageReport({
          read: (asked) => usage.ofOrganization({ organization: name, ...asked }),
          query,
          path: urls.organization.usage(slug),
          api: `/api/v1/organizations/${slug}/usage`,
          groupings: ["day", "hour", "workspace", "project", "actor"],
          apart: "project",
          leads: ["project", "actor"],
        })}
      </>
    );
  });
}

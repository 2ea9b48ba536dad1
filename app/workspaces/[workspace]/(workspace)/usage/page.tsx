import type { Metadata } from "next";

import { LinkButton } from "@/app/_components/link-button";
import { PageHeader } from "@/app/_components/page/page-header";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { USAGE } from "@/app/_sentences/billing/usage";
import { UsageCards } from "@/app/_usage/usage-cards";
import { usageReport } from "@/app/_usage/usage-report";
import { caller } from "@/server/api/caller";

export const metadata: Metadata = { title: USAGE.title };

interface UsagePageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

export default async function WorkspaceUsagePage({ params, searchParams }: UsagePageProps) {
  return page(async () => {
    const { workspace: name } = await params;
    const query = await readQuery(searchParams);
    const { usage } = await caller();
    const { workspace, organization, rights } = await workspaceHere(name);
    const [summary, clock] = await Promise.all([usage.workspaceSummary({ workspace: name }), readClock()]);
    const { slug } = workspace;
    const above = rights.includes("organization-usage.read") && !organization.personal;
    return (
      <>
        <PageHeader
          title={USAGE.title}
          description={USAGE.ofWorkspace}
          trail={placeTrail(organization, workspace)}
          actions={
            above ? (
              <LinkButton href={urls.organization.usage(organization.slug)}>{USAGE.wholeOrganization}</LinkButton>
            ) : null
          }
        />
        <UsageCards
          summary={summary}
          clock={clock}
          invite={rights.includes("invitation.create") ? urls.workspace.members(slug) : undefined}
          shared={!organization.personal}
        />
        {await usageReport({
          read: (asked) => usage.ofWorkspace({ workspace: name, ...asked }),
          query,
          path: urls.workspace.usage(slug),
          api: `/api/v1/workspaces/${slug}/usage`,
          groupings: ["day", "hour", "project", "actor"],
          apart: "project",
          leads: ["project", "actor"],
        })}
      </>
    );
  });
}

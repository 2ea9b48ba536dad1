import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { urls } from "@/app/_lib/urls";
import { USAGE } from "@/app/_sentences/billing/usage";
import { MY_WORKSPACES } from "@/app/_sentences/places/my-workspaces";
import { PLACE } from "@/app/_sentences/places/place";
import { usageReport } from "@/app/_usage/usage-report";
import { caller } from "@/server/api/caller";

export const metadata: Metadata = { title: USAGE.own };

interface UsagePageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

export default async function OwnUsagePage({ params, searchParams }: UsagePageProps) {
  return page(async () => {
    const name = (await params).workspace;
    const query = await readQuery(searchParams);
    const { usage } = await caller();
    const { workspace } = await workspaceHere(name);
    const { slug } = workspace;
    const trail = [
      { label: MY_WORKSPACES.title, href: urls.account.workspaces() },
      { label: PLACE.workspace(workspace.name) },
    ];
    return (
      <>
        <PageHeader title={USAGE.own} description={USAGE.ownText} trail={trail} />
        {await usageReport({
          read: ({ actor: _actor, ...asked }) => usage.own({ workspace: name, ...asked }),
          query,
          path: urls.account.usage(slug),
          api: `/api/v1/workspaces/${slug}/own-usage`,
          groupings: ["day", "hour", "project"],
          apart: "project",
          leads: ["project"],
        })}
      </>
    );
  });
}

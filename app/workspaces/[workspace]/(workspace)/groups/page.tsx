import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, listInput } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { RIGHTS } from "@/app/_sentences/interface/forms";
import { GROUPS } from "@/app/_sentences/people/groups";
import { caller } from "@/server/api/caller";

import { groupRow } from "./group-row";
import { GroupsTable } from "./groups-table";
import { NewGroup } from "./new-group";

export const metadata: Metadata = { title: GROUPS.title };

interface GroupsPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

export default async function GroupsPage({ params, searchParams }: GroupsPageProps) {
  return page(async () => {
    const { workspace: name } = await params;
    const query = await readQuery(searchParams);
    const input = listInput(query);
    const { groups } = await caller();
    const [{ workspace, organization, rights }, list, clock] = await Promise.all([
      workspaceHere(name),
      groups.list({ workspace: name, ...input }),
      readClock(),
    ]);
    const { slug } = workspace;
    const opened = query.open === "create";
    const missing = rights.includes("group.create") ? undefined : RIGHTS.missing("group.create");
    return (
      <>
        <PageHeader
          title={GROUPS.title}
          description={GROUPS.description}
          trail={placeTrail(organization, workspace)}
          actions={<NewGroup key={String(opened)} opened={opened} workspace={slug} disabledReason={missing} />}
        />
        <GroupsTable
          workspace={slug}
          mayEdit={rights.includes("group.update")}
          mayRemove={rights.includes("group.remove")}
          rows={list.items.map((group) => groupRow(slug, group))}
          clock={clock}
          address={listAddress(urls.workspace.groups(slug), query)}
          total={list.total}
          nextCursor={list.nextCursor}
          exports={exportLinks(`/api/v1/workspaces/${slug}/groups`, input)}
        />
      </>
    );
  });
}

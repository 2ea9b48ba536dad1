import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page-header";
import { MY_WORKSPACES } from "@/app/_lib/access-sentences";
import { readClock } from "@/app/_lib/clock";
import { listAddress, listInput } from "@/app/_lib/list-query";
import { page } from "@/app/_lib/page";
import { readQuery, type SearchParams } from "@/app/_lib/search-params";
import { requireVisitor, caller } from "@/server/api/caller";
import { urls } from "@/app/_lib/urls";
import { PLACE } from "@/app/_lib/workspace-sentences";

import { NewOrganization } from "./new-organization";
import { WorkspacePanels } from "./workspace-panels";

export const metadata: Metadata = { title: MY_WORKSPACES.title };

export default async function WorkspacesPage({ searchParams }: { searchParams: SearchParams }) {
  return page(async () => {
    await requireVisitor();
    const query = await readQuery(searchParams);
    const { workspaces } = await caller();
    const [list, clock] = await Promise.all([workspaces.list(listInput(query)), readClock()]);
    const opened = query.open === "create";
    return (
      <>
        <PageHeader
          title={MY_WORKSPACES.title}
          description={MY_WORKSPACES.description}
          trail={[{ label: PLACE.account }]}
          actions={<NewOrganization key={String(opened)} opened={opened} />}
        />
        <WorkspacePanels
          workspaces={list.items.map(
            ({ name, slug, isDefault, personal, organization, role, permissions, status }) => ({
              name,
              slug,
              isDefault,
              personal,
              organization: organization.name,
              role,
              permissions,
              status,
            }),
          )}
          clock={clock}
          address={listAddress(urls.account.workspaces(), query)}
          total={list.total}
          nextCursor={list.nextCursor}
        />
      </>
    );
  });
}

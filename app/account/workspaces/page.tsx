import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { page } from "@/app/_frame/page-or-refusal";
import { listAddress, listInput } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { MY_WORKSPACES } from "@/app/_sentences/places/my-workspaces";
import { PLACE } from "@/app/_sentences/places/place";
import { requireVisitor, caller } from "@/server/api/caller";
import type { DeletedOrganizationView } from "@/server/organizations/schema";

import { DeletedOrganizations } from "./deleted-organizations";
import { NewOrganization } from "./new-organization";
import { readPanels } from "./read-panels";
import { WorkspacePanels } from "./workspace-panels";

export const metadata: Metadata = { title: MY_WORKSPACES.title };

/** A panel is tall, and each asks for its people and credentials. */
const PANELS = 20;

function deletedRow({ id, name, deletedAt, restorableUntil }: DeletedOrganizationView) {
  return { id, name, cells: { name, deleted: deletedAt, until: restorableUntil } };
}

export default async function WorkspacesPage({ searchParams }: { searchParams: SearchParams }) {
  return page(async () => {
    await requireVisitor();
    const query = await readQuery(searchParams);
    const { workspaces, organizations } = await caller();
    const [list, deleted, clock] = await Promise.all([
      workspaces.listMine({ ...listInput(query), limit: PANELS }),
      organizations.listDeleted({}),
      readClock(),
    ]);
    const panels = await readPanels(list.items);
    const opened = query.open === "create";
    const address = listAddress(urls.account.workspaces(), query);
    return (
      <>
        <PageHeader
          title={MY_WORKSPACES.title}
          description={MY_WORKSPACES.description}
          trail={[{ label: PLACE.account }]}
          actions={<NewOrganization key={String(opened)} opened={opened} />}
        />
        <div className="grid gap-10">
          <WorkspacePanels
            workspaces={panels}
            clock={clock}
            address={address}
            total={list.total}
            nextCursor={list.nextCursor}
          />
          {deleted.items.length === 0 ? null : (
            <DeletedOrganizations
              rows={deleted.items.map(deletedRow)}
              clock={clock}
              address={{ path: urls.account.workspaces(), query: {} }}
            />
          )}
        </div>
      </>
    );
  });
}

import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page-header";
import type { Row } from "@/app/_components/table-types";
import { readClock } from "@/app/_lib/clock";
import { listAddress, listInput } from "@/app/_lib/list-query";
import { ORGANIZATION_WORKSPACES } from "@/app/_lib/organization-sentences";
import { page } from "@/app/_lib/page";
import { readQuery, type SearchParams } from "@/app/_lib/search-params";
import { RIGHTS } from "@/app/_lib/sentences";
import { organizationHere } from "@/app/_lib/shell-props";
import { placeTrail } from "@/app/_lib/trail";
import { urls } from "@/app/_lib/urls";
import { PLACE, ROLES } from "@/app/_lib/workspace-sentences";
import { caller } from "@/server/api/caller";
import type { OrganizationWorkspaceView } from "@/server/organizations/schema";

import { NewWorkspace } from "./new-workspace";
import { WorkspacesTable } from "./workspaces-table";

export const metadata: Metadata = { title: ORGANIZATION_WORKSPACES.title };

interface WorkspacesPageProps {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

function rowOf({ id, name, slug, isDefault, role, status, createdAt }: OrganizationWorkspaceView): Row {
  return {
    id,
    name,
    cells: {
      name: { text: name, href: urls.workspace.projects(slug) },
      slug,
      kind: isDefault ? ORGANIZATION_WORKSPACES.default : ORGANIZATION_WORKSPACES.ordinary,
      role: ROLES[role] ?? role,
      status: { text: PLACE[status], tone: status === "active" ? "ok" : "warn" },
      created: createdAt,
    },
  };
}

export default async function WorkspacesPage({ params, searchParams }: WorkspacesPageProps) {
  return page(async () => {
    const { organization: name } = await params;
    const query = await readQuery(searchParams);
    const { organizations } = await caller();
    const [{ organization, rights }, list, clock] = await Promise.all([
      organizationHere(name),
      organizations.listWorkspaces({ organization: name, ...listInput(query) }),
      readClock(),
    ]);
    const opened = query.open === "create";
    const create = (
      <NewWorkspace
        key={String(opened)}
        opened={opened}
        organization={organization.slug}
        disabledReason={rights.includes("workspace.create") ? undefined : RIGHTS.missing("workspace.create")}
      />
    );
    return (
      <>
        <PageHeader
          title={ORGANIZATION_WORKSPACES.title}
          description={ORGANIZATION_WORKSPACES.description}
          trail={placeTrail(organization)}
          actions={organization.personal ? undefined : create}
        />
        <WorkspacesTable
          rows={list.items.map(rowOf)}
          clock={clock}
          address={listAddress(urls.organization.workspaces(organization.slug), query)}
          total={list.total}
          nextCursor={list.nextCursor}
        />
      </>
    );
  });
}

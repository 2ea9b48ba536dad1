import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import type { Row } from "@/app/_components/table/types";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { listAddress, listInput, oneOf } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { roleName } from "@/app/_sentences/access/role-names";
import { RIGHTS } from "@/app/_sentences/interface/forms";
import { PLACE_STATES, WORKSPACE_LIFE } from "@/app/_sentences/places/lifecycle";
import { ORGANIZATION_WORKSPACES } from "@/app/_sentences/places/organizations";
import { caller } from "@/server/api/caller";
import type { OrganizationWorkspaceView } from "@/server/organizations/schema";
import { WORKSPACE_STATES } from "@/server/workspaces/schema";

import { beginsWith, FirstSteps } from "./first-steps";
import { NewWorkspace } from "./new-workspace";
import { WorkspacesTable } from "./workspaces-table";

export const metadata: Metadata = { title: ORGANIZATION_WORKSPACES.title };

interface WorkspacesPageProps {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

/** What may be done to a workspace in its state, by those who hold the right. */
const ACTIONS: Readonly<Record<OrganizationWorkspaceView["status"], readonly Action[]>> = {
  active: ["archive", "suspend", "remove"],
  archived: ["unarchive", "suspend", "remove"],
  suspended: ["resume", "remove"],
  deleted: ["restore"],
};

type Action = "archive" | "unarchive" | "suspend" | "resume" | "restore" | "remove";

function rowOf(workspace: OrganizationWorkspaceView, rights: readonly string[]): Row {
  const { id, name, slug, isDefault, role, status, createdAt, restorableUntil } = workspace;
  const held = ACTIONS[status].filter((action) => rights.includes(`workspace.${action}`));
  const fixed = Object.fromEntries(held.map((action) => [action, WORKSPACE_LIFE.defaultFixed]));
  return {
    id,
    name,
    cells: {
      name: status === "deleted" ? name : { text: name, href: urls.workspace.projects(slug) },
      slug,
      kind: isDefault ? ORGANIZATION_WORKSPACES.default : ORGANIZATION_WORKSPACES.ordinary,
      role: roleName(role),
      status: { text: PLACE_STATES[status] ?? status, tone: status === "active" ? "ok" : "warn" },
      created: createdAt,
      until: restorableUntil,
    },
    actions: held,
    ...(isDefault ? { refused: fixed } : {}),
  };
}

export default async function WorkspacesPage({ params, searchParams }: WorkspacesPageProps) {
  return page(async () => {
    const { organization: name } = await params;
    const query = await readQuery(searchParams);
    const { organizations } = await caller();
    const state = oneOf(WORKSPACE_STATES, query.state);
    const [{ organization, rights }, list, clock] = await Promise.all([
      organizationHere(name),
      organizations.listWorkspaces({ organization: name, ...listInput(query), state }),
      readClock(),
    ]);
    const states = WORKSPACE_STATES.filter((known) => known !== "deleted" || rights.includes("workspace.restore"));
    const opened = query.open === "create";
    const begin = organization.personal || list.total !== 1 ? null : beginsWith(list.items, clock.now);
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
          organization={organization.slug}
          states={states}
          rows={list.items.map((workspace) => rowOf(workspace, rights))}
          clock={clock}
          address={listAddress(urls.organization.workspaces(organization.slug), query, "state")}
          total={list.total}
          nextCursor={list.nextCursor}
        />
        {begin === null ? null : <FirstSteps organization={organization.slug} workspace={begin} />}
      </>
    );
  });
}

import "server-only";

import { exportLinks } from "@/app/_lib/list/export-links";
import type { Query } from "@/app/_lib/list/list-query";
import { readClock } from "@/app/_lib/time/clock";
import { unlessRefused } from "@/app/_lib/unless-refused";
import { urls } from "@/app/_lib/urls";
import { caller } from "@/server/api/caller";
import { publicAddresses } from "@/server/api/rest/public-addresses";
import type { ResourceView } from "@/server/resources/schema";

import { readTypes } from "./read-types";
import { RegisterExample } from "./register-example";
import { resourceAddress, resourceInput } from "./resource-filters";
import { resourceRow } from "./resource-row";
import { ResourcesTable, type Chosen } from "./resources-table";

interface ResourceListProps {
  /** Slug. */
  workspace: string;
  /** The one project whose page this is. */
  project?: { id: string; slug: string };
  /** False for who does not belong to the workspace and cannot list its people. */
  owners: boolean;
  query: Query;
}

/** The names of what the address filters by; what is out of sight stays as it was written. */
async function chosenIn(workspace: string, query: Query, items: readonly ResourceView[]): Promise<Chosen> {
  const { project, owner } = query;
  const named = items.find((item) => item.owner.id === owner)?.owner.name;
  const chosen: Chosen = owner === undefined ? {} : { owner: { value: owner, label: named ?? owner } };
  if (project === undefined || project === "") return chosen;
  const { projects } = await caller();
  const { name } = await unlessRefused<{ name: string }>(projects.get({ workspace, project }), { name: project });
  return { ...chosen, project: { value: project, label: name } };
}

/** The resources that the visitor reaches in a workspace or in one project of it. */
export async function resourceList({ workspace, project, owners, query }: ResourceListProps) {
  const { resources } = await caller();
  const { project: asked, ...rest } = resourceInput(query);
  const filters = project === undefined ? { ...rest, project: asked } : { ...rest, project: undefined };
  const reading =
    project === undefined
      ? resources.list({ workspace, ...filters })
      : resources.listInProject({ workspace, ...rest, project: project.id });
  const [list, types, clock] = await Promise.all([reading, readTypes(workspace), readClock()]);
  const { apiUrl } = publicAddresses();
  const path =
    project === undefined ? urls.workspace.resources(workspace) : urls.project.resources(workspace, project.slug);
  const shown = { workspace, types: types.names, locale: clock.locale };
  return (
    <ResourcesTable
      workspace={workspace}
      types={types.options}
      chosen={await chosenIn(workspace, project === undefined ? query : { owner: query.owner }, list.items)}
      inProject={project !== undefined}
      owners={owners}
      rows={list.items.map((view) => resourceRow(view, shown))}
      clock={clock}
      address={resourceAddress(path, query)}
      total={list.total}
      nextCursor={list.nextCursor}
      exports={exportLinks(`/api/v1${path}`, filters)}
      empty={<RegisterExample workspace={workspace} project={project?.slug} apiUrl={apiUrl} />}
    />
  );
}

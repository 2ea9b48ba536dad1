import "server-only";

import { cache } from "react";

import {
  isOrganizationRole,
  isWorkspaceRole,
  ORGANIZATION_TABLE,
  organizationAllows,
  WORKSPACE_TABLE,
  workspaceAllows,
  type OrganizationPermission,
  type WorkspacePermission,
} from "@/server/access/permissions";
import { caller, requireVisitor } from "@/server/api/caller";
import { MAXIMUM_LIMIT } from "@/server/paging";

import { found } from "./found";
import type { ShellData, ShellOrganization, ShellWorkspace } from "./navigation";

/** Where a page is, as its address says it: slugs or ids. */
export interface ShellPlace {
  organization?: string;
  workspace?: string;
  project?: string;
}

interface Placed {
  id: string;
  slug: string;
}

function named<T extends Placed>(items: readonly T[], name: string | undefined): T | undefined {
  return items.find(({ id, slug }) => id === name || slug.toLowerCase() === name?.toLowerCase());
}

function keysOf<T extends object>(table: T): (keyof T)[] {
  return Object.keys(table).filter((key): key is keyof T & string => key in table);
}

/** What the roles here allow, by the same table that the server decides by. */
function rightsOf(organizationRole: string | undefined, workspaceRole: string | undefined): string[] {
  const organizationRights: OrganizationPermission[] =
    organizationRole !== undefined && isOrganizationRole(organizationRole)
      ? keysOf(ORGANIZATION_TABLE).filter((permission) => organizationAllows([organizationRole], permission))
      : [];
  const workspaceRights: WorkspacePermission[] =
    workspaceRole !== undefined && isWorkspaceRole(workspaceRole)
      ? keysOf(WORKSPACE_TABLE).filter((permission) => workspaceAllows([workspaceRole], permission))
      : [];
  return [...organizationRights, ...workspaceRights];
}

/** Lists are read once per request, whatever layout asks. */
const readMine = cache(async () => {
  const api = await caller();
  const page = { limit: MAXIMUM_LIMIT };
  const [organizations, workspaces] = await Promise.all([api.organizations.list(page), api.workspaces.list(page)]);
  return { organizations: organizations.items, workspaces: workspaces.items };
});

/** Somebody with very many places may be in one that the first page of the list does not hold; renamed slugs too. */
async function readPlace(place: ShellPlace) {
  const api = await caller();
  const mine = await readMine();
  const workspace =
    place.workspace === undefined
      ? undefined
      : (named(mine.workspaces, place.workspace) ?? (await found(api.workspaces.get({ workspace: place.workspace }))));
  const name = workspace?.organization.id ?? place.organization;
  const organization =
    name === undefined
      ? undefined
      : (named(mine.organizations, name) ?? (await found(api.organizations.get({ organization: name }))));
  const projects =
    workspace === undefined
      ? []
      : (await found(api.projects.list({ workspace: workspace.id, limit: MAXIMUM_LIMIT }))).items;
  return { workspace, organization, projects };
}

function including<T extends Placed>(items: readonly T[], one: T | undefined): readonly T[] {
  return one === undefined || items.some(({ id }) => id === one.id) ? items : [...items, one];
}

/**
 * What the frame around every page shows. Whoever is not signed in is led to the sign-in page; a place that does not
 * exist, or is not the visitor's, is answered by the page for nothing found.
 */
export async function shellProps(place: ShellPlace = {}): Promise<ShellData> {
  const visitor = await requireVisitor();
  const [mine, { organization, workspace, projects }] = await Promise.all([readMine(), readPlace(place)]);
  return {
    user: { name: visitor.name, email: visitor.email, operator: visitor.operator },
    organizations: including(mine.organizations, organization).map(({ name, slug, personal }): ShellOrganization => ({
      name,
      slug,
      personal,
    })),
    workspaces: including(mine.workspaces, workspace).map(
      ({ name, slug, organization: owner, personal, role }): ShellWorkspace => ({
        name,
        slug,
        organization: owner.slug,
        personal,
        role,
      }),
    ),
    projects: projects.map(({ name, slug }) => ({ name, slug })),
    current: {
      organization: organization?.slug,
      workspace: workspace?.slug,
      project: named(projects, place.project)?.slug,
    },
    rights: rightsOf(organization?.role, workspace?.role),
  };
}

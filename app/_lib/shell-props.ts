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
import type { OrganizationView } from "@/server/organizations/schema";
import { MAXIMUM_LIMIT } from "@/server/paging";
import type { ProjectView } from "@/server/projects/schema";
import type { WorkspaceView } from "@/server/workspaces/schema";

import type { ShellData, ShellOrganization, ShellWorkspace } from "./navigation";

/** Where a page is, as its address says it: slugs or ids. */
export interface ShellPlace {
  organization?: string | undefined;
  workspace?: string | undefined;
  project?: string | undefined;
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

/** A personal organization is its user's alone: there is nobody to add, and nothing to rename or to leave. */
const NOT_IN_PERSONAL = /^(invitation\.|(organization-)?member\.(?!list)|(workspace|organization)\.(?!read))/;

function rightsIn(personal: boolean, organizationRole: string, workspaceRole?: string): string[] {
  const rights = rightsOf(organizationRole, workspaceRole);
  return personal ? rights.filter((permission) => !NOT_IN_PERSONAL.test(permission)) : rights;
}

/** Lists are read once per request, whatever layout or page asks. */
export const readMine = cache(async () => {
  const api = await caller();
  const page = { limit: MAXIMUM_LIMIT };
  const [organizations, workspaces] = await Promise.all([api.organizations.list(page), api.workspaces.list(page)]);
  return { organizations: organizations.items, workspaces: workspaces.items };
});

/** Somebody with very many places may be in one that the first page of the list does not hold; renamed slugs too. */
const readOrganization = cache(async (name: string) => {
  const mine = await readMine();
  return named(mine.organizations, name) ?? (await caller()).organizations.get({ organization: name });
});

const readWorkspace = cache(async (name: string) => {
  const mine = await readMine();
  return named(mine.workspaces, name) ?? (await caller()).workspaces.get({ workspace: name });
});

const readProjects = cache(async (workspace: string) => {
  const { items } = await (await caller()).projects.list({ workspace, limit: MAXIMUM_LIMIT });
  return items;
});

/** The organization of a page and what the visitor may do there. */
export async function organizationHere(name: string) {
  const organization = await readOrganization(name);
  return { organization, rights: rightsIn(organization.personal, organization.role) };
}

/** The workspace of a page, its organization, and what the visitor may do in both. */
export async function workspaceHere(name: string) {
  const workspace = await readWorkspace(name);
  const organization = await readOrganization(workspace.organization.id);
  const rights = rightsIn(organization.personal, organization.role, workspace.role);
  return { workspace, organization, rights };
}

interface Here {
  organization?: OrganizationView | undefined;
  workspace?: WorkspaceView | undefined;
  projects: readonly ProjectView[];
  rights: string[];
}

async function readPlace(place: ShellPlace): Promise<Here> {
  if (place.workspace !== undefined) {
    const here = await workspaceHere(place.workspace);
    return { ...here, projects: await readProjects(here.workspace.id) };
  }
  if (place.organization === undefined) return { projects: [], rights: [] };
  return { ...(await organizationHere(place.organization)), workspace: undefined, projects: [] };
}

function including<T extends Placed>(items: readonly T[], one: T | undefined): readonly T[] {
  return one === undefined || items.some(({ id }) => id === one.id) ? items : [...items, one];
}

/**
 * What the frame around every page shows. Whoever is not signed in is led to the sign-in page.
 * @throws NOT_FOUND where the place does not exist or is not the visitor's, FORBIDDEN where it is suspended
 */
export async function shellProps(place: ShellPlace = {}): Promise<ShellData> {
  const visitor = await requireVisitor();
  const [mine, { organization, workspace, projects, rights }] = await Promise.all([readMine(), readPlace(place)]);
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
    rights,
  };
}

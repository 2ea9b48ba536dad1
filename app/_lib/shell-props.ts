import "server-only";

import { cookies } from "next/headers";
import { cache } from "react";

import { isOrganizationRole } from "@/server/access/permissions";
import { organizationRights } from "@/server/access/rights";
import { caller, requireVisitor, visitorPlaces, visitorProjects, visitorUnread } from "@/server/api/caller";

import { PLACE_COOKIE, readPlace as placeOf } from "./last-place";
import type { ShellData, ShellOrganization, ShellProject, ShellWorkspace } from "./navigation";

/** Where a page is, as its address says it: slugs or ids. */
export interface ShellPlace {
  organization?: string | undefined;
  workspace?: string | undefined;
  project?: string | undefined;
}

type Places = Awaited<ReturnType<typeof visitorPlaces>>;

interface Placed {
  id: string;
  slug: string;
}

function named<T extends Placed>(items: readonly T[], name: string | undefined): T | undefined {
  return items.find(({ id, slug }) => id === name || slug.toLowerCase() === name?.toLowerCase());
}

/** A personal organization is its user's alone: there is nobody to add, and nothing to rename or to leave. */
const NOT_IN_PERSONAL = /^(invitation\.|(organization-)?member\.(?!list)|(workspace|organization)\.(?!read))/;

function rightsIn(personal: boolean, organizationRole: string, inWorkspace: readonly string[] = []): string[] {
  const above = isOrganizationRole(organizationRole) ? organizationRights([organizationRole]) : [];
  const rights = [...above, ...inWorkspace];
  return personal ? rights.filter((permission) => !NOT_IN_PERSONAL.test(permission)) : rights;
}

type Organization = Places["organizations"][number];
type Workspace = Places["workspaces"][number];

/** Somebody with very many places may be in one that the list does not hold; renamed slugs are not in it either. */
const readOrganization = cache(async (name: string): Promise<Organization> => {
  const found = named((await visitorPlaces()).organizations, name);
  if (found !== undefined && !found.suspended) return found;
  const { status, ...organization } = await (await caller()).organizations.get({ organization: name });
  return { ...organization, suspended: status === "suspended" };
});

const readWorkspace = cache(async (name: string): Promise<Workspace> => {
  const found = named((await visitorPlaces()).workspaces, name);
  if (found !== undefined && !found.suspended) return found;
  const { status, ...workspace } = await (await caller()).workspaces.get({ workspace: name });
  return { ...workspace, suspended: status === "suspended", archived: status === "archived" };
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
  const rights = rightsIn(organization.personal, organization.role, workspace.permissions);
  return { workspace, organization, rights };
}

interface Here {
  organization?: Organization;
  workspace?: Workspace;
  projects: readonly ShellProject[];
  rights: string[];
}

async function readPlace(place: ShellPlace): Promise<Here> {
  if (place.workspace !== undefined) {
    const here = await workspaceHere(place.workspace);
    return { ...here, projects: await visitorProjects(here.workspace) };
  }
  if (place.organization === undefined) return { projects: [], rights: [] };
  return { ...(await organizationHere(place.organization)), projects: [] };
}

function including<T extends { id: string }>(items: readonly T[], one: T | undefined): readonly T[] {
  return one === undefined || items.some(({ id }) => id === one.id) ? items : [...items, one];
}

/** A project whose former slug or id was asked for is in the list under its present one only. */
async function currentProject({ workspace, projects }: Here, asked: string | undefined): Promise<string | undefined> {
  if (asked === undefined || workspace === undefined) return undefined;
  const found = projects.find(({ slug }) => slug.toLowerCase() === asked.toLowerCase());
  if (found !== undefined) return found.slug;
  return (await (await caller()).projects.get({ workspace: workspace.id, project: asked })).slug;
}

/**
 * For pages that belong to no place: where the visitor was last in this browser, else their personal workspace. What is
 * gone, suspended or another account's counts for nothing.
 */
async function lastPlace(): Promise<ShellPlace> {
  const [{ organizations, workspaces }, jar] = await Promise.all([visitorPlaces(), cookies()]);
  const last = placeOf(jar.get(PLACE_COOKIE)?.value);
  const open = workspaces.filter(
    ({ suspended, organization }) => !suspended && organizations.some(({ id }) => id === organization.id),
  );
  const workspace = open.find(({ slug }) => slug === last.workspace);
  if (workspace !== undefined) return { workspace: workspace.id, project: last.project };
  const organization = organizations.find(({ slug, suspended }) => !suspended && slug === last.organization);
  if (organization !== undefined) return { organization: organization.id };
  const personal = open.find((candidate) => candidate.personal);
  return personal === undefined ? {} : { workspace: personal.id };
}

/**
 * What the frame around every page shows. Whoever is not signed in is led to the sign-in page.
 * @throws NOT_FOUND where the place does not exist or is not the visitor's, FORBIDDEN where it is suspended
 */
export async function shellProps(place: ShellPlace = {}): Promise<ShellData> {
  const visitor = await requireVisitor();
  const nowhere = place.organization === undefined && place.workspace === undefined;
  const asked = nowhere ? await lastPlace() : place;
  const [mine, here, unread] = await Promise.all([visitorPlaces(), readPlace(asked), visitorUnread()]);
  const { organization, workspace, projects, rights } = here;
  return {
    user: { name: visitor.name, email: visitor.email, operator: visitor.operator },
    unread,
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
    projects,
    current: {
      organization: organization?.slug,
      workspace: workspace?.slug,
      project: nowhere
        ? projects.find(({ slug }) => slug === asked.project)?.slug
        : await currentProject(here, asked.project),
    },
    rights,
  };
}

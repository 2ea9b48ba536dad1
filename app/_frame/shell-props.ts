import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";

import type { ShellData, ShellOrganization, ShellProject, ShellWorkspace } from "@/app/_lib/shell/data";
import { PLACE_COOKIE, readPlace as placeOf } from "@/app/_lib/shell/last-place";
import { isOrganizationRole } from "@/server/access/rights/built-in-roles";
import { organizationRights, workspaceRights } from "@/server/access/rights/held";
import { caller, requireVisitor } from "@/server/api/caller";
import { domainError } from "@/server/api/failure";
import { visitorLook, visitorPlaces, visitorProjects, visitorUnread, visitorWorkspace } from "@/server/api/visitor";

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
const NOT_IN_PERSONAL =
  /^(invitation\.|(organization-)?member\.(?!list)|(workspace|organization)\.(?!read)|payment-method\.(?!list)|invoice\.pay)/;

function rightsIn(personal: boolean, organizationRole: string, inWorkspace: readonly string[] = []): string[] {
  const above = isOrganizationRole(organizationRole) ? organizationRights([organizationRole]) : [];
  const rights = [...above, ...inWorkspace];
  return personal ? rights.filter((permission) => !NOT_IN_PERSONAL.test(permission)) : rights;
}

type Organization = Places["organizations"][number];
type Workspace = Places["workspaces"][number];

/** Somebody with many places may be in one that the list does not hold; earlier slugs are not in it either. */
const readOrganization = cache(async (name: string): Promise<Organization> => {
  const found = named((await visitorPlaces()).organizations, name);
  // What a place asks for that does not let the visitor in, its refusal says.
  if (found !== undefined && !found.suspended && found.needs === null) return found;
  const { status, ...organization } = await (await caller()).organizations.get({ organization: name });
  return { ...organization, suspended: status === "suspended" };
});

const findWorkspace = cache(
  async (name: string): Promise<Workspace | undefined> =>
    named((await visitorPlaces()).workspaces, name) ?? visitorWorkspace(name),
);

const readWorkspace = cache(async (name: string): Promise<Workspace> => {
  const found = await findWorkspace(name);
  if (found !== undefined && !found.suspended) return found;
  // Its refusal says why; of a suspended place its owners keep what the answer names.
  const { status, permissions, ...workspace } = await (await caller()).workspaces.get({ workspace: name });
  const held = { roles: [], permissions };
  return { ...workspace, held, suspended: status === "suspended", archived: status === "archived" };
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
  const rights = rightsIn(organization.personal, organization.role, workspaceRights(workspace.held));
  return { workspace, organization, rights };
}

/** False for who is in a project of it alone, and for strangers, who are told by what the page itself refuses. */
export async function reachesWorkspace(name: string): Promise<boolean> {
  try {
    await readWorkspace(name);
    return true;
  } catch (error) {
    // Everything else the frame around the page says itself.
    return domainError(error).error.reason !== "not_found";
  }
}

/** The project of a page, with its workspace and organization, also for who does not belong to these. */
export const projectHere = cache(async (workspace: string, project: string) =>
  (await caller()).projects.get({ workspace, project }),
);

interface Here {
  organization?: Organization;
  workspace?: Workspace;
  projects: readonly ShellProject[];
  /** Of the projects, the visitor's default here. */
  preferred?: string | undefined;
  rights: string[];
}

/** Who is in a project alone has no workspace around it, and an organization only where they belong to that. */
async function besideProject(organizationId: string): Promise<Here> {
  const mine = named((await visitorPlaces()).organizations, organizationId);
  return { projects: [], rights: [], ...(mine === undefined ? {} : await organizationHere(mine.id)) };
}

/** A project's present workspace, wherever the address says that it is. */
async function readProject(workspace: string, project: string): Promise<Here> {
  const found = await projectHere(workspace, project);
  if (!found.inWorkspace) return besideProject(found.organization.id);
  const here = await workspaceHere(found.workspace.id);
  const { projects, preferred } = await visitorProjects(here.workspace);
  // The one that is open shows, also where the lists leave it out.
  const listed = projects.some(({ slug }) => slug === found.slug);
  const { name, slug, hidden } = found;
  return { ...here, preferred, projects: listed ? projects : [...projects, { name, slug, hidden }] };
}

async function readPlace(place: ShellPlace): Promise<Here> {
  if (place.workspace !== undefined) {
    const here = await workspaceHere(place.workspace);
    return { ...here, ...(await visitorProjects(here.workspace)) };
  }
  if (place.organization === undefined) return { projects: [], rights: [] };
  return { ...(await organizationHere(place.organization)), projects: [] };
}

function including<T extends { id: string }>(items: readonly T[], one: T | undefined): readonly T[] {
  return one === undefined || items.some(({ id }) => id === one.id) ? items : [...items, one];
}

/** Where the asked place stands at present: under another slug, or a project in another workspace. */
export async function presentPlace(place: ShellPlace, data: ShellData): Promise<ShellPlace> {
  if (place.workspace === undefined || place.project === undefined) return data.current;
  const { slug, workspace } = await projectHere(place.workspace, place.project);
  return { workspace: workspace.slug, project: slug };
}

/**
 * For pages that belong to no place: where the visitor was last in this browser, else their personal workspace. What is
 * gone, suspended or another account's counts for nothing.
 */
async function lastPlace(): Promise<ShellPlace> {
  const [{ organizations, workspaces }, jar] = await Promise.all([visitorPlaces(), cookies()]);
  const last = placeOf(jar.get(PLACE_COOKIE)?.value);
  const isOpen = ({ suspended, organization }: Workspace) =>
    !suspended && organizations.some(({ id }) => id === organization.id);
  const workspace = last.workspace === undefined ? undefined : await findWorkspace(last.workspace);
  if (workspace !== undefined && isOpen(workspace)) return { workspace: workspace.id, project: last.project };
  const organization = organizations.find(
    ({ slug, suspended, needs }) => !suspended && needs === null && slug === last.organization,
  );
  if (organization !== undefined) return { organization: organization.id };
  const personal = workspaces.find((candidate) => candidate.personal && isOpen(candidate));
  return personal === undefined ? {} : { workspace: personal.id };
}

/**
 * The project that is active in this browser: the one last opened in this workspace, else the visitor's default here. The
 * frame alone shows it; what a page or a command is about, its address says.
 */
async function activeProject({ workspace, projects, preferred }: Here): Promise<string | undefined> {
  const last = placeOf((await cookies()).get(PLACE_COOKIE)?.value);
  const opened = last.workspace === workspace?.slug ? projects.find(({ slug }) => slug === last.project) : undefined;
  return opened?.slug ?? preferred;
}

/**
 * What the frame around every page shows. Whoever is not signed in is led to the sign-in page.
 * @throws NOT_FOUND where the place does not exist or is not the visitor's, FORBIDDEN where it is suspended
 */
export async function shellProps(place: ShellPlace = {}): Promise<ShellData> {
  const visitor = await requireVisitor();
  const nowhere = place.organization === undefined && place.workspace === undefined;
  const asked = nowhere ? await lastPlace() : place;
  const project = nowhere ? undefined : place.project;
  const reading =
    project === undefined || place.workspace === undefined ? readPlace(asked) : readProject(place.workspace, project);
  const [mine, here, unread, { picture }] = await Promise.all([
    visitorPlaces(),
    reading,
    visitorUnread(),
    visitorLook(),
  ]);
  const { organization, workspace, projects, rights } = here;
  return {
    user: {
      name: visitor.name,
      email: visitor.email,
      operator: visitor.operator,
      ...(picture === null ? {} : { picture }),
    },
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
    more: mine.more,
    projects,
    active: await activeProject(here),
    current: {
      organization: organization?.slug,
      workspace: workspace?.slug,
      project:
        project === undefined || place.workspace === undefined
          ? projects.find(({ slug }) => slug === asked.project)?.slug
          : (await projectHere(place.workspace, project)).slug,
    },
    rights,
  };
}

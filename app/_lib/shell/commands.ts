import { OPEN_CREATE, urls, withQuery } from "@/app/_lib/urls";
import { NAVIGATION, PALETTE } from "@/app/_sentences/interface/shell";
import { PLACE } from "@/app/_sentences/places/place";
import type { Permission } from "@/server/access/permissions";

import type { ShellData } from "./data";
import { navigationOf } from "./navigation";

interface PaletteEntry {
  label: string;
  href: string;
  /** What it belongs to, shown beside it. */
  context?: string;
}

interface PaletteGroup {
  label: string;
  entries: PaletteEntry[];
}

function pages(data: ShellData): PaletteEntry[] {
  const linked = navigationOf(data).flatMap(({ groups }) =>
    groups.flatMap(({ label, links }) =>
      links.map(({ label: text, href }) => ({ label: text, href, ...(label === undefined ? {} : { context: label }) })),
    ),
  );
  return [...linked, { label: NAVIGATION.apiReference, href: urls.apiReference() }];
}

function commands({ current, rights }: ShellData): PaletteEntry[] {
  const { organization, workspace } = current;
  const all: (PaletteEntry & { permission: Permission | null })[] = [];
  if (workspace !== undefined) {
    all.push(
      {
        label: PALETTE.createCredential,
        href: urls.account.credentials(workspace, OPEN_CREATE),
        permission: "credential.create",
      },
      {
        label: PALETTE.createProject,
        href: urls.workspace.projects(workspace, OPEN_CREATE),
        permission: "project.create",
      },
      {
        label: PALETTE.invitePeople,
        href: urls.workspace.invitations(workspace, OPEN_CREATE),
        permission: "invitation.create",
      },
    );
  }
  if (organization !== undefined) {
    all.push({
      label: PALETTE.createWorkspace,
      href: urls.organization.workspaces(organization, OPEN_CREATE),
      permission: "workspace.create",
    });
  }
  all.push({
    label: PALETTE.createOrganization,
    href: withQuery(urls.account.workspaces(), OPEN_CREATE),
    permission: null,
  });
  return all.filter(({ permission }) => permission === null || rights.includes(permission));
}

/** Where one can go from here: projects of this workspace, other workspaces, organizations. */
function places({ organizations, workspaces, projects, current }: ShellData): PaletteGroup[] {
  const names = new Map(organizations.map(({ name, slug }) => [slug, name]));
  const inside = current.workspace;
  return [
    {
      label: PALETTE.projects,
      entries:
        inside === undefined
          ? []
          : projects.map(({ name, slug, hidden }) => ({
              label: name,
              href: urls.project.home(inside, slug),
              ...(hidden === true ? { context: PLACE.hiddenProject } : {}),
            })),
    },
    {
      label: PALETTE.workspaces,
      entries: workspaces.map(({ name, slug, organization }) => ({
        label: name,
        href: urls.workspace.projects(slug),
        context: names.get(organization) ?? organization,
      })),
    },
    {
      label: PALETTE.organizations,
      entries: organizations
        .filter(({ personal }) => !personal)
        .map(({ name, slug }) => ({ label: name, href: urls.organization.workspaces(slug) })),
    },
  ].filter(({ entries }) => entries.length > 0);
}

/** Every page and common command that the caller may open from here. */
export function paletteOf(data: ShellData): PaletteGroup[] {
  return [
    { label: PALETTE.pages, entries: pages(data) },
    { label: PALETTE.commands, entries: commands(data) },
    ...places(data),
  ];
}

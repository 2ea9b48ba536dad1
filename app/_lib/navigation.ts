import type { Permission } from "@/server/access/permissions";

import { NAVIGATION } from "./sentences";
import { urls } from "./urls";

export interface ShellUser {
  name: string;
  email: string;
  operator: boolean;
}

export interface ShellOrganization {
  name: string;
  slug: string;
  personal: boolean;
}

export interface ShellWorkspace {
  name: string;
  slug: string;
  /** Slug of its organization. */
  organization: string;
  personal: boolean;
  role: string;
}

export interface ShellProject {
  name: string;
  slug: string;
}

/** What the frame around every page knows: small plain values that a layout passes on. */
export interface ShellData {
  user: ShellUser;
  /** Notices and invitations that wait in the inbox; 100 means at least so many. */
  unread?: number | undefined;
  organizations: readonly ShellOrganization[];
  workspaces: readonly ShellWorkspace[];
  /** Of the current workspace. */
  projects: readonly ShellProject[];
  /** Slug of the one that is active in this browser, on pages that belong to no project. */
  active?: string | undefined;
  /** Slugs of where one is; on pages that belong to no place, of where one was last. */
  current: { organization?: string | undefined; workspace?: string | undefined; project?: string | undefined };
  /** Permissions held in the current organization and workspace. */
  rights: readonly string[];
}

export type NavigationIcon =
  "user" | "shield" | "layers" | "key" | "folder" | "people" | "mail" | "list" | "gear" | "server" | "book" | "box";

export interface NavigationLink {
  label: string;
  href: string;
  icon: NavigationIcon;
}

export interface NavigationGroup {
  label?: string;
  links: NavigationLink[];
}

export interface NavigationPart {
  title: string;
  groups: NavigationGroup[];
}

interface Entry extends NavigationLink {
  /** Shown to those who hold it. */
  permission?: Permission;
}

function permitted(entries: readonly Entry[], rights: readonly string[]): NavigationLink[] {
  return entries
    .filter(({ permission }) => permission === undefined || rights.includes(permission))
    .map(({ label, href, icon }) => ({ label, href, icon }));
}

function userSettings({ current }: ShellData): NavigationPart {
  const links: NavigationLink[] = [
    { label: NAVIGATION.profile, href: urls.account.profile(), icon: "user" },
    { label: NAVIGATION.security, href: urls.account.security(), icon: "shield" },
    { label: NAVIGATION.workspaces, href: urls.account.workspaces(), icon: "layers" },
    { label: NAVIGATION.inbox, href: urls.account.inbox(), icon: "mail" },
  ];
  if (current.workspace !== undefined) {
    links.push({ label: NAVIGATION.credentials, href: urls.account.credentials(current.workspace), icon: "key" });
    links.push({ label: NAVIGATION.vault, href: urls.account.vault(current.workspace), icon: "gear" });
    links.push({ label: NAVIGATION.ownUsage, href: urls.account.usage(current.workspace), icon: "list" });
  }
  return { title: NAVIGATION.userSettings, groups: [{ links }] };
}

function peopleEntries(slug: string): Entry[] {
  return [
    { label: NAVIGATION.users, href: urls.workspace.members(slug), icon: "people", permission: "member.list" },
    {
      label: NAVIGATION.invitations,
      href: urls.workspace.invitations(slug),
      icon: "mail",
      permission: "invitation.list",
    },
    { label: NAVIGATION.groups, href: urls.workspace.groups(slug), icon: "layers", permission: "group.list" },
    { label: NAVIGATION.roles, href: urls.workspace.roles(slug), icon: "shield", permission: "role.list" },
  ];
}

/** What everybody has there is in a personal workspace what one has. */
function machineEntries(slug: string, personal: boolean): Entry[] {
  const accounts: Entry = {
    label: NAVIGATION.serviceAccounts,
    href: urls.workspace.serviceAccounts(slug),
    icon: "server",
    permission: "service-account.list",
  };
  const keys: Entry = {
    label: NAVIGATION.allCredentials,
    href: urls.workspace.credentials(slug),
    icon: "key",
    permission: "credential.govern",
  };
  return personal ? [accounts] : [accounts, keys];
}

function workspaceLinks(workspace: ShellWorkspace, rights: readonly string[]): NavigationLink[] {
  const { slug, personal } = workspace;
  const projects: Entry = {
    label: NAVIGATION.projects,
    href: urls.workspace.projects(slug),
    icon: "folder",
    permission: "project.list",
  };
  const resources: Entry = {
    label: NAVIGATION.resources,
    href: urls.workspace.resources(slug),
    icon: "box",
    permission: "resource.list",
  };
  const vaults: Entry = {
    label: NAVIGATION.vaults,
    href: urls.workspace.vaults(slug),
    icon: "gear",
    permission: "vault.list",
  };
  const usage: Entry = {
    label: NAVIGATION.usage,
    href: urls.workspace.usage(slug),
    icon: "box",
    permission: "workspace-usage.read",
  };
  const audit: Entry = {
    label: NAVIGATION.audit,
    href: urls.workspace.audit(slug),
    icon: "list",
    permission: "audit.list",
  };
  // Nobody can be added to a personal workspace, so it has no pages for people.
  const people = personal ? [] : peopleEntries(slug);
  const access: Entry = {
    label: NAVIGATION.access,
    href: urls.workspace.access(slug),
    icon: "shield",
    permission: "workspace.read",
  };
  const rules: Entry = {
    label: NAVIGATION.accessRules,
    href: urls.workspace.accessRules(slug),
    icon: "shield",
    permission: "access-rule.list",
  };
  const machines = machineEntries(slug, personal);
  return permitted([projects, resources, ...people, ...machines, rules, access, vaults, usage, audit], rights);
}

/** Who comes in, and by what. */
function identityEntries(slug: string): Entry[] {
  return [
    {
      label: NAVIGATION.identityProviders,
      href: urls.organization.identityProviders(slug),
      icon: "shield",
      permission: "identity-provider.list",
    },
    { label: NAVIGATION.domains, href: urls.organization.domains(slug), icon: "mail", permission: "domain.list" },
    {
      label: NAVIGATION.provisioning,
      href: urls.organization.provisioning(slug),
      icon: "server",
      permission: "provisioning.read",
    },
    {
      label: NAVIGATION.requireSso,
      href: urls.organization.requireSso(slug),
      icon: "shield",
      permission: "require-sso.read",
    },
  ];
}

function organizationLinks(slug: string, rights: readonly string[]): NavigationLink[] {
  return permitted(
    [
      {
        label: NAVIGATION.workspaces,
        href: urls.organization.workspaces(slug),
        icon: "layers",
        permission: "organization-workspace.list",
      },
      {
        label: NAVIGATION.members,
        href: urls.organization.members(slug),
        icon: "people",
        permission: "organization-member.list",
      },
      ...identityEntries(slug),
      {
        label: NAVIGATION.usage,
        href: urls.organization.usage(slug),
        icon: "box",
        permission: "organization-usage.read",
      },
      {
        label: NAVIGATION.billing,
        href: urls.organization.billing(slug),
        icon: "book",
        permission: "plan.read",
      },
      {
        label: NAVIGATION.audit,
        href: urls.organization.audit(slug),
        icon: "list",
        permission: "organization-audit.list",
      },
      {
        label: NAVIGATION.organizationCredentials,
        href: urls.organization.credentials(slug),
        icon: "key",
        permission: "organization-credential.list",
      },
      {
        label: NAVIGATION.settings,
        href: urls.organization.settings(slug),
        icon: "gear",
        permission: "organization.rename",
      },
    ],
    rights,
  );
}

function administratorSettings(data: ShellData): NavigationPart {
  const workspace = data.workspaces.find(({ slug }) => slug === data.current.workspace);
  const organization = data.organizations.find(({ slug }) => slug === data.current.organization);
  const groups: NavigationGroup[] = [];
  if (workspace !== undefined) {
    groups.push({ label: NAVIGATION.workspaceGroup(workspace.name), links: workspaceLinks(workspace, data.rights) });
  }
  if (organization !== undefined && !organization.personal) {
    groups.push({
      label: NAVIGATION.organizationGroup(organization.name),
      links: organizationLinks(organization.slug, data.rights),
    });
  }
  if (data.user.operator) {
    groups.push({
      label: NAVIGATION.instance,
      links: [{ label: NAVIGATION.instance, href: urls.instance(), icon: "server" }],
    });
  }
  return { title: NAVIGATION.administratorSettings, groups: groups.filter(({ links }) => links.length > 0) };
}

/** The left navigation: what one may open here, in the two groups that people look for. */
export function navigationOf(data: ShellData): NavigationPart[] {
  return [userSettings(data), administratorSettings(data)].filter(({ groups }) => groups.length > 0);
}

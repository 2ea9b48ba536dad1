import { urls } from "@/app/_lib/urls";
import { NAVIGATION } from "@/app/_sentences/interface/shell";
import type { Permission } from "@/server/access/permissions";

import type { ShellData, ShellWorkspace } from "./data";

export type NavigationIcon =
  | "bot"
  | "box"
  | "book"
  | "cards"
  | "chart"
  | "checks"
  | "cloud"
  | "document"
  | "enter"
  | "folder"
  | "gear"
  | "globe"
  | "group"
  | "inbox"
  | "key"
  | "layers"
  | "list"
  | "lock"
  | "mail"
  | "money"
  | "people"
  | "route"
  | "server"
  | "shield"
  | "sliders"
  | "sync"
  | "user";

interface NavigationLink {
  label: string;
  href: string;
  icon: NavigationIcon;
}

interface NavigationGroup {
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
    { label: NAVIGATION.preferences, href: urls.account.preferences(), icon: "sliders" },
    { label: NAVIGATION.security, href: urls.account.security(), icon: "shield" },
    { label: NAVIGATION.workspaces, href: urls.account.workspaces(), icon: "layers" },
    { label: NAVIGATION.storage, href: urls.account.storage(), icon: "cloud" },
    { label: NAVIGATION.inbox, href: urls.account.inbox(), icon: "inbox" },
  ];
  if (current.workspace !== undefined) {
    links.push({ label: NAVIGATION.credentials, href: urls.account.credentials(current.workspace), icon: "key" });
    links.push({ label: NAVIGATION.vault, href: urls.account.vault(current.workspace), icon: "document" });
    links.push({ label: NAVIGATION.ownUsage, href: urls.account.usage(current.workspace), icon: "chart" });
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
    { label: NAVIGATION.groups, href: urls.workspace.groups(slug), icon: "group", permission: "group.list" },
    { label: NAVIGATION.roles, href: urls.workspace.roles(slug), icon: "cards", permission: "role.list" },
  ];
}

/** What everybody has there is in a personal workspace what one has. */
function machineEntries(slug: string, personal: boolean): Entry[] {
  const accounts: Entry = {
    label: NAVIGATION.serviceAccounts,
    href: urls.workspace.serviceAccounts(slug),
    icon: "bot",
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

function workspaceLinks({ slug, personal }: ShellWorkspace, rights: readonly string[]): NavigationLink[] {
  const of = urls.workspace;
  const entries: Entry[] = [
    { label: NAVIGATION.projects, href: of.projects(slug), icon: "folder", permission: "project.list" },
    { label: NAVIGATION.resources, href: of.resources(slug), icon: "box", permission: "resource.list" },
    // Nobody can be added to a personal workspace, so it has no pages for people.
    ...(personal ? [] : peopleEntries(slug)),
    ...machineEntries(slug, personal),
    { label: NAVIGATION.accessRules, href: of.accessRules(slug), icon: "checks", permission: "access-rule.list" },
    { label: NAVIGATION.access, href: of.access(slug), icon: "route", permission: "workspace.read" },
    { label: NAVIGATION.vaults, href: of.vaults(slug), icon: "lock", permission: "vault.list" },
    { label: NAVIGATION.usage, href: of.usage(slug), icon: "chart", permission: "workspace-usage.read" },
    { label: NAVIGATION.audit, href: of.audit(slug), icon: "list", permission: "audit.list" },
    { label: NAVIGATION.settings, href: of.settings(slug), icon: "gear", permission: "workspace.read" },
  ];
  return permitted(entries, rights);
}

/** Who comes in, and by what. */
function identityEntries(slug: string): Entry[] {
  return [
    {
      label: NAVIGATION.identityProviders,
      href: urls.organization.identityProviders(slug),
      icon: "enter",
      permission: "identity-provider.list",
    },
    { label: NAVIGATION.domains, href: urls.organization.domains(slug), icon: "globe", permission: "domain.list" },
    {
      label: NAVIGATION.provisioning,
      href: urls.organization.provisioning(slug),
      icon: "sync",
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
        icon: "chart",
        permission: "organization-usage.read",
      },
      {
        label: NAVIGATION.billing,
        href: urls.organization.billing(slug),
        icon: "money",
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

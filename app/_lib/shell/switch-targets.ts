import { urls } from "@/app/_lib/urls";
import { PLACE } from "@/app/_sentences/places/place";

import type { ShellData } from "./data";
import { readRecent, type SwitchLevel } from "./recent";

export interface SwitchTarget {
  slug: string;
  label: string;
  context?: string;
  href: string;
  current: boolean;
}

/** The same page of another one, where its address has that form; else the page it starts with. */
function sameOr(path: string, prefix: string, current: string | undefined, slug: string, start: string): string {
  const own = current === undefined ? undefined : `${prefix}${encodeURIComponent(current)}/`;
  if (own === undefined || !path.startsWith(own)) return start;
  const rest = path.slice(own.length);
  return rest.includes("/") ? start : `${prefix}${encodeURIComponent(slug)}/${rest}`;
}

function targetsOf(level: SwitchLevel, data: ShellData, path: string): (SwitchTarget & { personal: boolean })[] {
  const { organizations, workspaces, projects, current } = data;
  if (level === "organization") {
    return organizations.map(({ name, slug, personal }) => ({
      slug,
      label: name,
      personal,
      current: slug === current.organization,
      href: sameOr(path, "/organizations/", current.organization, slug, urls.organization.workspaces(slug)),
    }));
  }
  if (level === "workspace") {
    const names = new Map(organizations.map(({ name, slug }) => [slug, name]));
    const prefix = path.startsWith("/account/workspaces/") ? "/account/workspaces/" : "/workspaces/";
    return workspaces.map(({ name, slug, organization, personal }) => ({
      slug,
      label: name,
      context: personal ? "" : (names.get(organization) ?? organization),
      personal,
      current: slug === current.workspace,
      href: sameOr(path, prefix, current.workspace, slug, urls.workspace.projects(slug)),
    }));
  }
  return projects.map(({ name, slug, hidden }) => ({
    slug,
    label: name,
    ...(hidden === true ? { context: PLACE.hiddenProject } : {}),
    personal: false,
    current: slug === current.project,
    href: urls.project.settings(current.workspace ?? "", slug),
  }));
}

/** Recent ones first, then by name; what is personal stands last and is always there. */
export function switchTargets(level: SwitchLevel, data: ShellData, path: string): SwitchTarget[] {
  const recent = readRecent(level);
  const place = (slug: string) => (recent.includes(slug) ? recent.indexOf(slug) : recent.length);
  return targetsOf(level, data, path).sort(
    (one, other) =>
      Number(one.personal) - Number(other.personal) ||
      place(one.slug) - place(other.slug) ||
      one.label.localeCompare(other.label),
  );
}

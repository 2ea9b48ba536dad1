import type { Crumb } from "@/app/_components/page/page-header";
import { urls } from "@/app/_lib/urls";
import { PLACE } from "@/app/_sentences/places/place";

interface Named {
  name: string;
  slug: string;
}

/** What a page is in, outermost first. */
export function placeTrail(organization: Named & { personal: boolean }, workspace?: Named): Crumb[] {
  const outer = { label: PLACE.organization(organization.name), href: urls.organization.workspaces(organization.slug) };
  const above = organization.personal ? [] : [outer];
  if (workspace === undefined) return above;
  return [...above, { label: PLACE.workspace(workspace.name), href: urls.workspace.projects(workspace.slug) }];
}

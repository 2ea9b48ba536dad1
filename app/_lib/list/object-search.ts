import type { PickerOption, PickerSearch } from "@/app/_components/picker/types";
import { trpc } from "@/app/_lib/trpc";
import { typeName } from "@/app/_sentences/access/rules";
import { GROUPS } from "@/app/_sentences/people/groups";
import { PLACE } from "@/app/_sentences/places/place";

import { shownBelow } from "./shown-below";

/** Asks for the projects of a workspace; `by` says what of them is the value. */
export function projectSearch(workspace: string, by: "id" | "slug" = "id"): PickerSearch {
  return async (text) => {
    const page = await trpc.projects.list.query({ workspace, ...shownBelow(text) });
    return page.items.map(({ id, slug, name, hidden }) => ({
      value: by === "id" ? id : slug,
      label: name,
      note: slug,
      ...(hidden ? { kind: PLACE.hiddenProject } : {}),
    }));
  };
}

interface NamedResource {
  id: string;
  type: string;
  name: string;
  externalId: string;
  project: { name: string } | null;
}

/** A resource as a picker shows it: its name, and below it where it lies. */
export function resourceOption({ id, type, name, externalId, project }: NamedResource): PickerOption {
  const note = project === null ? externalId : `${project.name} · ${externalId}`;
  return { value: id, label: name, note, kind: typeName(type) };
}

/** Asks for resources that the caller sees, of one type where one is given. */
export function resourceSearch(workspace: string, type?: string): PickerSearch {
  return async (text) => {
    const of = type === undefined || type === "*" ? {} : { type };
    const page = await trpc.resources.list.query({ workspace, ...shownBelow(text), ...of });
    return page.items.map(resourceOption);
  };
}

/** Asks for the workspaces of an organization. */
export function organizationWorkspaceSearch(organization: string): PickerSearch {
  return async (text) => {
    const page = await trpc.organizations.listWorkspaces.query({ organization, ...shownBelow(text) });
    return page.items.map(({ id, slug, name }) => ({ value: id, label: name, note: slug }));
  };
}

/** Asks for groups. */
export function groupSearch(workspace: string): PickerSearch {
  return async (text) => {
    const page = await trpc.groups.list.query({ workspace, ...shownBelow(text) });
    return page.items.map(({ id, name, memberCount }) => ({
      value: id,
      label: name,
      note: GROUPS.memberCount(memberCount),
    }));
  };
}

/** Asks for people alone, or for service accounts alone. */
export function oneKindSearch(workspace: string, type: "user" | "service_account"): PickerSearch {
  return async (text) => {
    const page = await trpc.groups.listActors.query({ workspace, type, ...shownBelow(text) });
    return page.items.map(({ id, name, email }) => ({
      value: id,
      label: name,
      ...(email === null ? {} : { note: email }),
    }));
  };
}

import type { PickerOption, PickerSearch } from "@/app/_components/picker/types";
import { trpc } from "@/app/_lib/trpc";
import { GROUPS } from "@/app/_sentences/people/groups";

import { shownBelow } from "./shown-below";

type ActorType = "user" | "service_account";

interface Named {
  type: ActorType;
  id: string;
  name: string;
  email?: string | null;
}

/** People and service accounts as a picker shows them. */
export function actorOption({ type, id, name, email = null }: Named): PickerOption {
  return { value: id, label: name, kind: GROUPS.types[type], ...(email === null ? {} : { note: email }) };
}

/** Asks the server for the people and service accounts of a workspace. */
export function actorSearch(workspace: string): PickerSearch {
  return async (text) => {
    const page = await trpc.groups.listActors.query({ workspace, ...shownBelow(text) });
    return page.items.map(actorOption);
  };
}

/** What a picked value names: the id of a service account says so by its beginning. */
export function actorRef(id: string): { type: ActorType; id: string } {
  return { type: id.startsWith("sa_") ? "service_account" : "user", id };
}

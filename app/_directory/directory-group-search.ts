import type { PickerSearch } from "@/app/_components/picker/types";
import { shownBelow } from "@/app/_lib/list/shown-below";
import { trpc } from "@/app/_lib/trpc";
import { MAPPINGS } from "@/app/_sentences/sso/mappings";

/** Asks for the groups that an organization's directories have named. */
export function directoryGroupSearch(organization: string): PickerSearch {
  return async (text) => {
    const page = await trpc.directoryGroups.list.query({ organization, ...shownBelow(text) });
    return page.items.map(({ id, name, connection, memberCount }) => ({
      value: id,
      label: name,
      note: MAPPINGS.directoryGroupNote(memberCount, connection?.name ?? null),
    }));
  };
}

import type { PickerSearch } from "@/app/_components/picker/types";
import { trpc } from "@/app/_lib/trpc";
import { MAPPINGS } from "@/app/_sentences/sso/mappings";

/** As many as a list below a field shows; whoever looks for another one types on. */
const SHOWN = 20;

/** Asks for the groups that an organization's directories have named. */
export function directoryGroupSearch(organization: string): PickerSearch {
  return async (text) => {
    const search = text === "" ? undefined : text;
    const page = await trpc.directoryGroups.list.query({ organization, limit: SHOWN, total: "none", search });
    return page.items.map(({ id, name, connection, memberCount }) => ({
      value: id,
      label: name,
      note: MAPPINGS.directoryGroupNote(memberCount, connection?.name ?? null),
    }));
  };
}

import type { PickerSearch } from "@/app/_components/picker/types";
import { trpc } from "@/app/_lib/trpc";
import { MACHINES } from "@/app/_sentences/machines/service-accounts";
import { GROUPS } from "@/app/_sentences/people/groups";

/** As many as a list below a field shows; whoever looks for another one types on. */
const SHOWN = 20;

/** Asks for groups whose members people choose; the others stay in the list and say why not. */
export function groupChoice(workspace: string): PickerSearch {
  return async (text) => {
    const search = text === "" ? undefined : text;
    const { items } = await trpc.groups.list.query({ workspace, limit: SHOWN, total: "none", search });
    return items.map(({ id, name, kind, memberCount }) => ({
      value: id,
      label: name,
      note: GROUPS.memberCount(memberCount),
      ...(kind === "users" || kind === "admins" ? { refused: MACHINES.following } : {}),
    }));
  };
}

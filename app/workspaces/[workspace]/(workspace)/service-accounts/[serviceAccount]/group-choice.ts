import type { PickerSearch } from "@/app/_components/picker/types";
import { shownBelow } from "@/app/_lib/list/shown-below";
import { trpc } from "@/app/_lib/trpc";
import { MACHINES } from "@/app/_sentences/machines/service-accounts";
import { GROUPS } from "@/app/_sentences/people/groups";
import { followsFromWorkspace } from "@/server/groups/kinds";

/** Asks for groups whose members people choose; the others stay in the list and say why not. */
export function groupChoice(workspace: string): PickerSearch {
  return async (text) => {
    const { items } = await trpc.groups.list.query({ workspace, ...shownBelow(text) });
    return items.map(({ id, name, kind, memberCount }) => ({
      value: id,
      label: name,
      note: GROUPS.memberCount(memberCount),
      ...(followsFromWorkspace({ kind }) ? { refused: MACHINES.following } : {}),
    }));
  };
}

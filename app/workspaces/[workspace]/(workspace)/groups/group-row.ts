import type { Row } from "@/app/_components/table/types";
import { urls } from "@/app/_lib/urls";
import { GROUPS } from "@/app/_sentences/people/groups";
import type { GroupView } from "@/server/groups/schema";

const NOTE_LENGTH = 120;

/** What a group's row shows: the first names, and how many more there are. */
export function groupRow(workspace: string, group: GroupView): Row {
  const { id, name, description, kind, memberCount, firstMembers, createdAt } = group;
  const note = GROUPS.kinds[kind] || (description.split("\n", 1)[0]?.slice(0, NOTE_LENGTH) ?? "");
  const link = { text: name, href: urls.workspace.group(workspace, id) };
  const names = firstMembers.map((member) => member.name).join(", ");
  const shown = GROUPS.andMore(names, memberCount - firstMembers.length);
  const fixed: Record<string, string> = kind === "ordinary" ? {} : { edit: GROUPS.builtIn, remove: GROUPS.builtIn };
  return {
    id,
    name,
    cells: {
      name: note === "" ? link : { ...link, note },
      members: memberCount === 0 ? null : { text: GROUPS.memberCount(memberCount), note: shown },
      id,
      created: createdAt,
    },
    refused: fixed,
  };
}

import type { Row } from "@/app/_components/table/types";
import { GROUP, GROUPS } from "@/app/_sentences/people/groups";
import type { GroupMemberView } from "@/server/groups/schema";

/** One member of a group, with each source that holds them. */
export function memberRow({ id, type, name, email, memberships, expiresAt }: GroupMemberView): Row {
  const sources = memberships.map(({ source }) => GROUP.sources[source] ?? source).join(", ");
  const added = memberships.flatMap(({ addedAt }) => addedAt ?? []).sort();
  return {
    id,
    name,
    cells: {
      member: email === null ? name : { text: name, note: email },
      kind: GROUPS.types[type],
      source: sources,
      added: added[0] ?? null,
      ends: expiresAt,
    },
  };
}

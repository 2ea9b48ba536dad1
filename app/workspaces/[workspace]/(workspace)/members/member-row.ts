import type { Row } from "@/app/_components/table-types";
import { MEMBERS } from "@/app/_lib/people-sentences";
import { PLACE, ROLES } from "@/app/_lib/workspace-sentences";
import type { MemberView } from "@/server/members/schema";

function refusalsOf(member: MemberView, visitorId: string, inDefault: boolean): Record<string, string> {
  if (member.source === "inherited") return { role: MEMBERS.inheritedRole, remove: MEMBERS.inheritedRole };
  const own = member.user.id === visitorId;
  if (own) return { remove: MEMBERS.yourself };
  return inDefault ? { remove: MEMBERS.defaultWorkspace } : {};
}

/** What a person's row shows and why its actions may be refused. */
export function memberRow(member: MemberView, visitorId: string, inDefault: boolean): Row {
  const { user, role, source, organizationRole, status, joinedAt, lastSignInAt } = member;
  const inherited = MEMBERS.inheritedAs(ROLES[organizationRole] ?? organizationRole);
  return {
    id: user.id,
    name: user.name,
    cells: {
      user: { text: user.name, note: user.email },
      role: ROLES[role] ?? role,
      source: source === "inherited" ? inherited : MEMBERS.sources[source],
      status: { text: PLACE[status], tone: status === "active" ? "ok" : "warn" },
      joined: joinedAt,
      seen: lastSignInAt,
    },
    refused: refusalsOf(member, visitorId, inDefault),
  };
}

import type { Cell, Row } from "@/app/_components/table/types";
import { initials } from "@/app/_lib/initials";
import { ROLES, roleName } from "@/app/_sentences/access/role-names";
import { MEMBERS } from "@/app/_sentences/people/members";
import { USERS } from "@/app/_sentences/people/users";
import { PLACE } from "@/app/_sentences/places/place";
import type { ExternalView, OrganizationMemberView } from "@/server/members/schema";

function sourceText({ source, vouchedBy, vouchedByName }: OrganizationMemberView): Cell {
  const text = USERS.sources[source];
  if (vouchedBy === null) return text;
  return { text, note: vouchedByName === null ? USERS.vouchedByNobody : USERS.vouchedBy(vouchedByName) };
}

function signedInBy(by: string | null): string | null {
  return by === null ? null : (USERS.signInWays[by] ?? by);
}

/** What a member's row shows and why its actions may be refused. */
export function memberRow(member: OrganizationMemberView, visitorId: string): Row {
  const { user, role, status, joinedAt, expiresAt, lastSignInAt, lastSignInBy, lastApiUseAt, lastUiUseAt } = member;
  const own = { suspend: MEMBERS.yourselfOrganization, remove: MEMBERS.yourselfOrganization };
  return {
    id: user.id,
    name: user.name,
    cells: {
      user: { face: user.picture ?? initials(user.name), text: user.name, note: user.email },
      role: ROLES[role] ?? role,
      source: sourceText(member),
      status: { text: PLACE[status], tone: status === "active" ? "ok" : "warn" },
      joined: joinedAt,
      ends: expiresAt,
      seen: lastSignInAt,
      by: signedInBy(lastSignInBy),
      api: lastApiUseAt,
      browser: lastUiUseAt,
    },
    actions: ["role", "end", status === "active" ? "suspend" : "resume", "resetPassword", "resetFactor", "remove"],
    initial: { role, expiresAt },
    ...(user.id === visitorId ? { refused: own } : {}),
  };
}

/** Somebody of single projects, each with the role in it. */
export function externalRow({ user, status, projects, lastSignInAt, lastSignInBy }: ExternalView): Row {
  const named = projects.map(({ name, role, workspace }) => {
    return `${workspace.name} / ${name}: ${roleName(role)}`;
  });
  return {
    id: user.id,
    name: user.name,
    cells: {
      user: { face: user.picture ?? initials(user.name), text: user.name, note: user.email },
      status: { text: PLACE[status], tone: status === "active" ? "ok" : "warn" },
      projects: named.join("; "),
      seen: lastSignInAt,
      by: signedInBy(lastSignInBy),
    },
  };
}

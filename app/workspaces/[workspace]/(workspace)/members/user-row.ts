import type { Cell, Row } from "@/app/_components/table/types";
import { initials } from "@/app/_lib/initials";
import { urls } from "@/app/_lib/urls";
import { ROLES } from "@/app/_sentences/access/role-names";
import { MEMBERS } from "@/app/_sentences/people/members";
import { USERS } from "@/app/_sentences/people/users";
import type { UserView } from "@/server/members/schema";

const TONES = { active: "ok", pending: "waiting", suspended: "warn" } as const;

/** Who looks at the table, and where. */
interface Looking {
  workspace: { slug: string; isDefault: boolean };
  visitorId: string;
  /** May look at the access of others, and at invitations. */
  admin: boolean;
}

function refusalsOf({ id, source }: UserView, { workspace, visitorId }: Looking): Record<string, string> {
  if (source === "inherited") {
    return { role: MEMBERS.inheritedRole, end: MEMBERS.inheritedRole, remove: MEMBERS.inheritedRole };
  }
  return {
    ...(workspace.isDefault ? { end: USERS.defaultEnd, remove: MEMBERS.defaultWorkspace } : {}),
    ...(id === visitorId ? { remove: MEMBERS.yourself } : {}),
  };
}

/** What may be done to somebody, and what the dialogs begin with. */
function offered(view: UserView, looking: Looking): Pick<Row, "refused" | "initial"> {
  const { role, customRole, expiresAt } = view;
  const refused = refusalsOf(view, looking);
  return {
    ...(Object.keys(refused).length === 0 ? {} : { refused }),
    ...(looking.admin ? { initial: { role: customRole?.id ?? role, expiresAt } } : {}),
  };
}

function sourceText({ source, organizationRole }: UserView): string {
  if (source !== "inherited") return USERS.sources[source];
  return MEMBERS.inheritedAs(ROLES[organizationRole ?? ""] ?? USERS.sources.inherited);
}

function nameCell(view: UserView, { workspace, admin }: Looking): Cell {
  const { user, email } = view;
  if (user === null) {
    return admin ? { text: email, href: urls.workspace.invitations(workspace.slug, { search: email }) } : email;
  }
  const face = user.picture ?? initials(user.name);
  if (!admin) return { face, text: user.name, note: email };
  return { face, text: user.name, note: email, href: urls.workspace.member(workspace.slug, user.id) };
}

function statusCell({ status, invitation }: UserView): Cell {
  const cell = { text: USERS.statuses[status], tone: TONES[status] };
  if (invitation === null) return cell;
  if (invitation.mail !== "failed") return { ...cell, note: USERS.waits };
  const { mailReason } = invitation;
  const note = mailReason === null ? USERS.mailFailedPlain : USERS.mailFailed(mailReason);
  return { text: cell.text, tone: "danger", note };
}

/** What a row of the table shows and why its actions may be refused. */
export function userRow(view: UserView, looking: Looking): Row {
  const { id, user, email, role, customRole, groups, addedAt, expiresAt } = view;
  const by = view.lastSignInBy;
  return {
    id,
    name: user?.name ?? email,
    cells: {
      user: nameCell(view, looking),
      status: statusCell(view),
      role: { text: customRole?.name ?? ROLES[role] ?? role, note: sourceText(view) },
      groups: groups.map(({ name }) => name).join(", ") || null,
      added: addedAt,
      ends: expiresAt,
      seen: view.lastSignInAt,
      by: by === null ? null : (USERS.signInWays[by] ?? by),
      api: view.lastApiUseAt,
    },
    ...(user === null ? { actions: [], selectable: false } : offered(view, looking)),
  };
}

import "server-only";
import type { InvitationView } from "../schema";
import { accessOf, customRoleOf, projectsOf, roleOf, statusOf, type InvitationColumns } from "./columns";
import type { Names } from "./names";

const MAIL_STATES = ["queued", "sent", "failed", "off"] as const;

type MailView = InvitationView["mail"];

function toMailView(mail: { status: string; lastError: string | null } | undefined): MailView {
  const state = MAIL_STATES.find((known) => known === mail?.status) ?? "off";
  return { state, reason: state === "failed" ? (mail?.lastError ?? null) : null };
}

function named(names: ReadonlyMap<string, string>, id: string): { id: string; name: string }[] {
  const name = names.get(id);
  return name === undefined ? [] : [{ id, name }];
}

/** What an invitation gives, by name; what is not there any more is left out. */
function grantsIn(row: InvitationColumns, names: Names) {
  const customRole = customRoleOf(row);
  return {
    role: roleOf(row),
    customRole: customRole === null ? null : (named(names.roles, customRole)[0] ?? null),
    groups: row.groupIds.flatMap((id) => named(names.groups, id)),
    projects: projectsOf(row).flatMap(({ project, role }) =>
      named(names.projects, project).map((found) => ({ ...found, role })),
    ),
    external: row.projectId === null ? null : (named(names.projects, row.projectId)[0] ?? null),
    access: accessOf(row),
    memberUntil: row.memberUntil?.toISOString() ?? null,
  };
}

export function toInvitationView(row: InvitationColumns, names: Names): InvitationView {
  const personOf = (id: string) => ({ id, name: names.people.get(id) ?? null });
  const inviter = names.people.get(row.invitedById);
  const endedById = row.endedById ?? row.acceptedById;
  return {
    id: row.id,
    email: row.email,
    ...grantsIn(row, names),
    status: statusOf(row),
    invitedBy: {
      id: row.invitedById,
      name: inviter ?? names.gone.get(row.id) ?? null,
      removed: inviter === undefined,
    },
    // Who invites into one project may be no admin of the workspace; acceptance asks about that project.
    inviterMayInvite: row.projectId !== null || names.mayLetIn(row.invitedById, row.workspaceId),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    endedBy: endedById === null ? null : personOf(endedById),
    endedReason: row.endedReason,
    mismatchAt: row.mismatchAt?.toISOString() ?? null,
    reissueAskedAt: row.reissueAskedAt?.toISOString() ?? null,
    reissueAskedEmail: row.reissueAskedEmail,
    mail: toMailView(names.mails.get(row.mailId ?? "")),
  };
}

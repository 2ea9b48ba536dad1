import "server-only";
import { workspaceRoleOf } from "../access/permissions";
import type { WorkspaceScope } from "../access/scope";
import { containing, countLimit, keyset, toPage, type Page } from "../paging";
import { INVITATION_STATUSES, type InvitationStatus, type InvitationView, type ListInvitationsInput } from "./schema";

/** The columns of a view; the tokens' hashes are not among them. */
export const INVITATION_COLUMNS = {
  id: true,
  email: true,
  emailKey: true,
  role: true,
  status: true,
  invitedById: true,
  createdAt: true,
  expiresAt: true,
  endedAt: true,
  mismatchAt: true,
  mailId: true,
} as const;

export interface InvitationColumns {
  id: string;
  email: string;
  emailKey: string;
  role: string;
  status: string;
  invitedById: string;
  createdAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  mismatchAt: Date | null;
  mailId: string | null;
}

/** A pending invitation whose time is over shows as expired, whether or not its row says so yet. */
export function statusOf(row: { status: string; expiresAt: Date }, now = new Date()): InvitationStatus {
  const known = INVITATION_STATUSES.find((status) => status === row.status) ?? "revoked";
  return known === "pending" && row.expiresAt <= now ? "expired" : known;
}

const MAIL_STATES = ["queued", "sent", "failed", "off"] as const;

export type MailView = InvitationView["mail"];

export function toMailView(mail: { status: string; lastError: string | null } | undefined): MailView {
  const state = MAIL_STATES.find((known) => known === mail?.status) ?? "off";
  return { state, reason: state === "failed" ? (mail?.lastError ?? null) : null };
}

export function toInvitationView(row: InvitationColumns, inviter: string | null, mail: MailView): InvitationView {
  return {
    id: row.id,
    email: row.email,
    role: workspaceRoleOf(row.role),
    status: statusOf(row),
    invitedBy: { id: row.invitedById, name: inviter },
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    mismatchAt: row.mismatchAt?.toISOString() ?? null,
    mail,
  };
}

function inState(status: InvitationStatus | undefined, now: Date) {
  if (status === undefined) return {};
  if (status === "pending") return { status, expiresAt: { gt: now } };
  if (status === "expired") return { OR: [{ status }, { status: "pending", expiresAt: { lte: now } }] };
  return { status };
}

/** The workspace's invitations with what became of their letters. */
export async function listInvitations(
  scope: WorkspaceScope,
  input: ListInvitationsInput,
): Promise<Page<InvitationView>> {
  const { after, orderBy, take } = keyset(input);
  const searched = input.search === undefined ? {} : { email: containing(input.search) };
  const where = { AND: [inState(input.status, new Date()), searched] };
  const rows = await scope.db.invitation.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: INVITATION_COLUMNS,
  });
  const mailIds = rows.flatMap((row) => row.mailId ?? []);
  const mails = await scope.db.mail.findMany({
    where: { id: { in: mailIds } },
    select: { id: true, status: true, lastError: true },
  });
  const inviters = await scope.db.organizationMember.findMany({
    where: { userId: { in: rows.map((row) => row.invitedById) } },
    select: { userId: true, user: { select: { name: true } } },
  });
  const mailOf = new Map(mails.map((mail) => [mail.id, mail]));
  const nameOf = new Map(inviters.map((row) => [row.userId, row.user.name]));
  const count = await scope.db.invitation.count({ where, ...countLimit(input) });
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    (row) => toInvitationView(row, nameOf.get(row.invitedById) ?? null, toMailView(mailOf.get(row.mailId ?? ""))),
  );
}

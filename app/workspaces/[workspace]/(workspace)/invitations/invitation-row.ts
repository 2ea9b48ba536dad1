import type { Cell, Row, Tone } from "@/app/_components/table/types";
import { ROLES } from "@/app/_sentences/access/role-names";
import { INVITATIONS, INVITE } from "@/app/_sentences/people/invitations";
import { removedName } from "@/app/_sentences/people/leaving";
import type { InvitationStatus, InvitationView } from "@/server/invitations/schema";

const TONES: Readonly<Record<InvitationStatus, Tone>> = {
  pending: "waiting",
  accepted: "ok",
  declined: "neutral",
  expired: "warn",
  revoked: "neutral",
};

function letterOf({ mail: { state, reason } }: InvitationView): Cell {
  const text = INVITATIONS.mail[state];
  return state === "failed" ? { text, tone: "danger", note: reason ?? "" } : text;
}

/** What its inviter has to know: somebody asked, somebody else tried, or it works for nobody. */
function noteOf({ status, inviterMayInvite, reissueAskedEmail, mismatchAt }: InvitationView): string | undefined {
  if (reissueAskedEmail !== null) return INVITE.askedAnew(reissueAskedEmail);
  if (status === "pending" && !inviterMayInvite) return INVITE.gone;
  return mismatchAt === null ? undefined : INVITATIONS.mismatch;
}

function giftOf(invitation: InvitationView): Cell {
  const { role, customRole, groups, projects, external } = invitation;
  const name = customRole?.name ?? (role === "access" ? INVITE.access : (ROLES[role] ?? role));
  const beside = [...groups, ...projects].map((given) => given.name);
  const note = external === null ? beside.join(", ") : INVITE.external(external.name);
  return note === "" ? name : { text: name, note };
}

function statusOf({ status, endedBy, endedReason }: InvitationView): Cell {
  const who = endedBy?.name ?? null;
  const said = endedReason === null ? null : INVITE.said(endedReason);
  const note = [who, said].filter((part) => part !== null).join(": ");
  return { text: INVITATIONS.statuses[status], tone: TONES[status], ...(note === "" ? {} : { note }) };
}

function actionsOf(status: InvitationStatus): string[] {
  if (status === "pending") return ["copy", "resend", "revoke"];
  return status === "expired" ? ["resend"] : [];
}

export function invitationRow(invitation: InvitationView): Row {
  const { id, email, status, invitedBy, createdAt, expiresAt, endedAt, memberUntil } = invitation;
  const alive = status === "pending" || status === "expired";
  const note = noteOf(invitation);
  return {
    id,
    name: email,
    cells: {
      email: note === undefined ? email : { text: email, note },
      role: giftOf(invitation),
      status: statusOf(invitation),
      letter: letterOf(invitation),
      invited: createdAt,
      ends: alive ? expiresAt : endedAt,
      until: memberUntil,
      inviter: removedName(invitedBy),
    },
    actions: actionsOf(status),
  };
}

import { DescriptionList } from "@/app/_components/page/description-list";
import { exactTime, utcTime, type Clock } from "@/app/_lib/format";
import { INVITATION } from "@/app/_sentences/sign-in/entry";
import type { OpenedInvitationView } from "@/server/invitations/schema/answers";

const ROLES: Readonly<Record<string, string>> = INVITATION.roles;

function roleIn({ role, customRole }: OpenedInvitationView): string {
  if (customRole !== null) return INVITATION.roleOf(customRole);
  return ROLES[role] ?? role;
}

function addressIn({ kind, email, emailMasked, allowedDomains }: OpenedInvitationView) {
  if (kind === "invitation") return [{ label: INVITATION.address, value: email ?? emailMasked }];
  return allowedDomains.length === 0 ? [] : [{ label: INVITATION.domains, value: allowedDomains.join(", ") }];
}

/** What the invitation is for, and until when. */
export function Facts({ invitation, clock }: { invitation: OpenedInvitationView; clock: Clock }) {
  const { expiresAt, memberUntil } = invitation;
  const time = (iso: string) => (
    <time dateTime={iso} title={utcTime(iso)}>
      {exactTime(iso, clock)}
    </time>
  );
  return (
    <DescriptionList
      items={[
        { label: INVITATION.role, value: roleIn(invitation) },
        ...addressIn(invitation),
        { label: INVITATION.until, value: time(expiresAt) },
        ...(memberUntil === null ? [] : [{ label: INVITATION.memberUntil, value: time(memberUntil) }]),
      ]}
    />
  );
}

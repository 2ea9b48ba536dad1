import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { DeadEnd } from "@/app/_components/dead-end";
import { DescriptionList } from "@/app/_components/description-list";
import { FocusedPage } from "@/app/_components/focused-page";
import { LinkButton } from "@/app/_components/link-button";
import { readClock } from "@/app/_lib/clock";
import { INVITATION } from "@/app/_lib/entry-sentences";
import { exactTime, utcTime } from "@/app/_lib/format";
import { messageOf } from "@/app/_lib/messages";
import { openInvitation } from "@/app/_lib/open-invitation";
import { focusedPage } from "@/app/_lib/page";
import { urls } from "@/app/_lib/urls";
import { visitor } from "@/server/api/caller";
import type { OpenedInvitationView } from "@/server/invitations/schema";

import { Answer } from "./answer";
import { SwitchAccount } from "./switch-account";

export const metadata: Metadata = { title: "Invitation" };

const home = { label: INVITATION.home, href: urls.home() };

function inviterOf({ invitedBy }: OpenedInvitationView): string {
  return invitedBy.name ?? INVITATION.inviter;
}

/** What can be said of an invitation that cannot be accepted any more. */
function endOf(invitation: OpenedInvitationView): { title: string; text: string } | null {
  const inviter = inviterOf(invitation);
  switch (invitation.status) {
    case "pending":
      return null;
    case "expired":
      return { title: INVITATION.expiredTitle, text: INVITATION.expiredText(inviter) };
    case "revoked":
      return { title: INVITATION.revokedTitle, text: INVITATION.revokedText(inviter) };
    case "declined":
      return { title: INVITATION.declinedTitle, text: INVITATION.declinedText(inviter) };
    case "accepted":
      return { title: INVITATION.acceptedTitle, text: INVITATION.acceptedText };
  }
}

async function Facts({ invitation }: { invitation: OpenedInvitationView }) {
  const clock = await readClock();
  const until = (
    <time dateTime={invitation.expiresAt} title={utcTime(invitation.expiresAt)}>
      {exactTime(invitation.expiresAt, clock)}
    </time>
  );
  return (
    <DescriptionList
      items={[
        { label: INVITATION.role, value: INVITATION.roles[invitation.role] },
        { label: INVITATION.address, value: invitation.email ?? invitation.emailMasked },
        { label: INVITATION.until, value: until },
      ]}
    />
  );
}

function Ways({ invitation, token, email }: { invitation: OpenedInvitationView; token: string; email: string }) {
  if (invitation.match === "match") {
    return (
      <>
        <p className="text-muted text-sm">{INVITATION.signedInAs(email)}</p>
        <Answer token={token} />
      </>
    );
  }
  if (invitation.match === "mismatch") {
    return (
      <div className="grid gap-3">
        <div className="notice notice-warn">
          <h2 className="font-medium">{INVITATION.mismatchTitle}</h2>
          <p className="text-sm">{INVITATION.mismatchText(email, invitation.emailMasked)}</p>
          <p className="mt-1 text-sm">{INVITATION.mismatchAsk(inviterOf(invitation))}</p>
        </div>
        <SwitchAccount back={urls.invitation(token)} />
      </div>
    );
  }
  return (
    <div className="grid gap-3">
      <p>{INVITATION.signedOut}</p>
      <div className="flex flex-wrap gap-2">
        <LinkButton variant="primary" href={urls.signUp({ invitation: token })}>
          {INVITATION.signUp}
        </LinkButton>
        <LinkButton href={urls.signIn(urls.invitation(token))}>{INVITATION.signIn}</LinkButton>
      </div>
    </div>
  );
}

/** Opening changes nothing; accepting and declining are clicks of the person invited. */
async function content({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, person] = await Promise.all([params, visitor()]);
  const invitation = await openInvitation(token);
  if (invitation === "unknown") notFound();
  if (invitation === "limited") {
    return <DeadEnd title={INVITATION.unknownTitle} text={messageOf("rate_limited")} links={[home]} />;
  }
  const end = endOf(invitation);
  if (end !== null) return <DeadEnd title={end.title} text={end.text} links={[home]} />;
  const inviter = invitation.invitedBy.name ?? INVITATION.somebody;
  return (
    <FocusedPage
      wide
      title={INVITATION.title(invitation.workspace.name)}
      description={INVITATION.text(inviter, invitation.workspace.name, invitation.organization.name)}
    >
      <Facts invitation={invitation} />
      <Ways invitation={invitation} token={token} email={person?.email ?? ""} />
    </FocusedPage>
  );
}

export default async function InvitationPage(props: { params: Promise<{ token: string }> }) {
  return focusedPage(() => content(props));
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { LinkButton } from "@/app/_components/link-button";
import { DeadEnd } from "@/app/_components/page/dead-end";
import { FocusedPage } from "@/app/_components/page/focused-page";
import { focusedPage } from "@/app/_frame/page-or-refusal";
import { messageOf } from "@/app/_sentences/refusals/messages";
import { openInvitation } from "@/app/_lib/open-invitation";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { INVITATION } from "@/app/_sentences/sign-in/entry";
import { visitor } from "@/server/api/caller";
import type { OpenedInvitationView } from "@/server/invitations/schema/answers";

import { AskAnew } from "./ask-anew";
import { Facts } from "./facts";
import { Ways } from "./ways";

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
    case "used":
      return { title: INVITATION.usedTitle, text: INVITATION.usedText(inviter) };
  }
}

function textOf({ project, workspace, organization, invitedBy }: OpenedInvitationView): string {
  const inviter = invitedBy.name ?? INVITATION.somebody;
  if (project !== null) return INVITATION.projectText(inviter, project.name, organization.name);
  return INVITATION.text(inviter, workspace.name, organization.name);
}

/** Opening changes nothing; accepting and declining are clicks of the person invited. */
async function content({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, person, clock] = await Promise.all([params, visitor(), readClock()]);
  const invitation = await openInvitation(token);
  if (invitation === "unknown") notFound();
  if (invitation === "limited") {
    return <DeadEnd title={INVITATION.unknownTitle} text={messageOf("rate_limited")} links={[home]} />;
  }
  const email = person?.email ?? "";
  const end = endOf(invitation);
  const inviter = inviterOf(invitation);
  if (end !== null) {
    const mayAsk = invitation.kind === "invitation" && invitation.status === "expired" && person !== null;
    if (!mayAsk) return <DeadEnd title={end.title} text={end.text} links={[home]} />;
    return (
      <FocusedPage title={end.title} description={end.text}>
        <AskAnew token={token} asked={invitation.asked} inviter={inviter} email={email} />
        <div>
          <LinkButton href={home.href}>{home.label}</LinkButton>
        </div>
      </FocusedPage>
    );
  }
  const place = invitation.project ?? invitation.workspace;
  return (
    <FocusedPage
      wide
      title={INVITATION.title(place.name, invitation.organization.name)}
      description={textOf(invitation)}
    >
      <Facts invitation={invitation} clock={clock} />
      <Ways invitation={invitation} token={token} email={email} inviter={inviter} />
    </FocusedPage>
  );
}

export default async function InvitationPage(props: { params: Promise<{ token: string }> }) {
  return focusedPage(() => content(props));
}

import { LinkButton } from "@/app/_components/link-button";
import { Notice } from "@/app/_components/page/notice";
import { urls } from "@/app/_lib/urls";
import { INVITATION } from "@/app/_sentences/sign-in/entry";
import type { OpenedInvitationView } from "@/server/invitations/schema/answers";

import { Answer } from "./answer";
import { AskAnew } from "./ask-anew";
import { JoinByLink } from "./join-by-link";
import { SwitchAccount } from "./switch-account";

interface WaysProps {
  invitation: OpenedInvitationView;
  token: string;
  /** Of the account signed in; empty where there is none. */
  email: string;
  inviter: string;
}

function SignedOut({ invitation, token }: WaysProps) {
  return (
    <div className="grid gap-3">
      <p>{invitation.kind === "link" ? INVITATION.signedOutLink : INVITATION.signedOut}</p>
      <div className="flex flex-wrap gap-2">
        <LinkButton variant="primary" href={urls.signUp({ invitation: token })}>
          {INVITATION.signUp}
        </LinkButton>
        <LinkButton href={urls.signIn(urls.invitation(token))}>{INVITATION.signIn}</LinkButton>
      </div>
    </div>
  );
}

function Mismatch({ invitation, token, email, inviter }: WaysProps) {
  if (invitation.kind === "link") {
    return (
      <div className="grid gap-3">
        <Notice tone="warn" title={INVITATION.domainTitle}>
          {INVITATION.domainText(email, invitation.allowedDomains.join(", "))}
        </Notice>
        <SwitchAccount back={urls.invitation(token)} />
      </div>
    );
  }
  return (
    <div className="grid gap-3">
      <div className="notice notice-warn">
        <h2 className="font-medium">{INVITATION.mismatchTitle}</h2>
        <p className="text-sm">{INVITATION.mismatchText(email, invitation.emailMasked)}</p>
        <p className="mt-1 text-sm">{INVITATION.mismatchAsk(inviter)}</p>
      </div>
      <AskAnew token={token} asked={invitation.asked} inviter={inviter} email={email} />
      <SwitchAccount back={urls.invitation(token)} />
    </div>
  );
}

/** What the visitor can do with the invitation, by who they are. */
export function Ways(props: WaysProps) {
  const { invitation, token, email } = props;
  switch (invitation.match) {
    case "signed_out":
      return <SignedOut {...props} />;
    case "mismatch":
      return <Mismatch {...props} />;
    case "unverified":
      return (
        <Notice
          tone="warn"
          title={INVITATION.verifyTitle}
          action={<LinkButton href={urls.account.profile()}>{INVITATION.verifyAgain}</LinkButton>}
        >
          {INVITATION.verifyText(email)}
        </Notice>
      );
    case "match":
      return (
        <>
          <p className="text-muted text-sm">{INVITATION.signedInAs(email)}</p>
          {invitation.kind === "link" ? <JoinByLink token={token} /> : <Answer token={token} />}
        </>
      );
  }
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { DeadEnd } from "@/app/_components/page/dead-end";
import { FocusedPage } from "@/app/_components/page/focused-page";
import { focusedPage } from "@/app/_frame/page-or-refusal";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { openInvitation } from "@/app/_lib/open-invitation";
import { urls } from "@/app/_lib/urls";
import { SIGN_IN, SIGN_UP } from "@/app/_sentences/sign-in/entry";
import { caller, visitor } from "@/server/api/caller";
import { safeNext } from "@/server/safe-next";

import { SignUpForm } from "./sign-up-form";

export const metadata: Metadata = { title: SIGN_UP.title };

async function content({ searchParams }: { searchParams: SearchParams }) {
  const query = await readQuery(searchParams);
  const token = query.invitation ?? "";
  const next = token === "" ? safeNext(query.next) : urls.invitation(token);
  if ((await visitor()) !== null) redirect(next);
  const { setUp, signUp } = await (await caller()).accounts.signUpState();
  if (setUp) return <DeadEnd title={SIGN_IN.notSetUpTitle} text={SIGN_IN.notSetUp} />;
  const opened = token === "" ? null : await openInvitation(token);
  const invitation = typeof opened === "object" && opened?.status === "pending" ? opened : null;
  if (signUp === "closed" && invitation === null) {
    const links = [{ label: SIGN_IN.title, href: urls.signIn() }];
    return <DeadEnd title={SIGN_UP.closedTitle} text={SIGN_UP.closedText} links={links} />;
  }
  const footer = (
    <p>
      {SIGN_UP.account}{" "}
      <a className="text-link" href={urls.signIn(next === "/" ? undefined : next)}>
        {SIGN_UP.signIn}
      </a>
    </p>
  );
  return (
    <FocusedPage
      title={SIGN_UP.title}
      footer={footer}
      {...(invitation === null
        ? {}
        : { description: SIGN_UP.invited(invitation.workspace.name, invitation.organization.name) })}
    >
      <SignUpForm
        invitation={invitation === null ? undefined : token}
        emailHelp={invitation?.kind === "invitation" ? SIGN_UP.invitedAddress(invitation.emailMasked) : undefined}
        next={next}
      />
    </FocusedPage>
  );
}

export default async function SignUpPage(props: { searchParams: SearchParams }) {
  return focusedPage(() => content(props));
}

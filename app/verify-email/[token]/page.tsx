import type { Metadata } from "next";

import { DeadEnd } from "@/app/_components/page/dead-end";
import { FocusedPage } from "@/app/_components/page/focused-page";
import { focusedPage } from "@/app/_frame/page-or-refusal";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { messageOf } from "@/app/_sentences/refusals/messages";
import { openLink } from "@/app/_lib/one-time-link";
import { urls } from "@/app/_lib/urls";
import { SIGN_IN, VERIFY } from "@/app/_sentences/sign-in/entry";
import { visitor } from "@/server/api/caller";

import { ConfirmAddress } from "./confirm-address";

export const metadata: Metadata = { title: VERIFY.title };

interface VerifyEmailPageProps {
  params: Promise<{ token: string }>;
  searchParams: SearchParams;
}

/** Mail programs open links on their own, so opening changes nothing: the button does. */
async function content({ params, searchParams }: VerifyEmailPageProps) {
  const [{ token }, query, person] = await Promise.all([params, readQuery(searchParams), visitor()]);
  const change = query.change === "1";
  const opened = await openLink(change ? "change_email" : "verify_email", token);
  const next = person === null ? urls.signIn() : urls.account.profile();
  const links = [{ label: person === null ? SIGN_IN.title : VERIFY.toProfile, href: next }];
  if (opened.state === "limited") {
    return <DeadEnd title={VERIFY.deadTitle} text={messageOf("rate_limited")} links={links} />;
  }
  if (opened.state === "dead") {
    return <DeadEnd title={VERIFY.deadTitle} text={`${VERIFY.deadText} ${VERIFY.deadNext}`} links={links} />;
  }
  const { email } = opened;
  return (
    <FocusedPage title={change ? VERIFY.changeTitle : VERIFY.title}>
      <ConfirmAddress
        token={token}
        change={change}
        email={email}
        next={person === null ? urls.signIn() : urls.home()}
        go={person === null ? SIGN_IN.title : VERIFY.go}
      />
    </FocusedPage>
  );
}

export default async function VerifyEmailPage(props: VerifyEmailPageProps) {
  return focusedPage(() => content(props));
}

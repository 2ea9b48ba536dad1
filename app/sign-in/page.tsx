import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { DeadEnd } from "@/app/_components/dead-end";
import { FocusedPage } from "@/app/_components/focused-page";
import { SIGN_IN } from "@/app/_lib/entry-sentences";
import { isReason, messageOf } from "@/app/_lib/messages";
import { focusedPage } from "@/app/_lib/page";
import { safeNext } from "@/server/safe-next";
import { readQuery, type SearchParams } from "@/app/_lib/search-params";
import { urls } from "@/app/_lib/urls";
import { caller, visitor } from "@/server/api/caller";

import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: SIGN_IN.title };

/** The token of an invitation that one came from, so that signing up leads back to it. */
function invitationIn(next: string): string | undefined {
  return /^\/invitations\/([^/?#]+)/.exec(next)?.[1];
}

async function content({ searchParams }: { searchParams: SearchParams }) {
  const query = await readQuery(searchParams);
  const next = safeNext(query.next);
  if ((await visitor()) !== null) redirect(next);
  const { setUp, signUp } = await (await caller()).accounts.signUpState();
  if (setUp) return <DeadEnd title={SIGN_IN.notSetUpTitle} text={SIGN_IN.notSetUp} />;
  const invitation = invitationIn(next);
  const footer =
    signUp === "open" || invitation !== undefined ? (
      <p>
        {SIGN_IN.noAccount}{" "}
        <a className="text-link" href={urls.signUp({ invitation, next: next === "/" ? undefined : next })}>
          {SIGN_IN.signUp}
        </a>
      </p>
    ) : (
      <p>{SIGN_IN.byInvitation}</p>
    );
  return (
    <FocusedPage title={SIGN_IN.title} footer={footer}>
      <noscript>
        <p className="notice notice-warn">{SIGN_IN.noScript}</p>
      </noscript>
      <SignInForm next={next} refusal={isReason(query.error) ? messageOf(query.error) : null} />
    </FocusedPage>
  );
}

export default async function SignInPage(props: { searchParams: SearchParams }) {
  return focusedPage(() => content(props));
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { DeadEnd } from "@/app/_components/page/dead-end";
import { FocusedPage } from "@/app/_components/page/focused-page";
import { focusedPage } from "@/app/_frame/page-or-refusal";
import type { Failure } from "@/app/_lib/failure";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { isReason, messageOf } from "@/app/_sentences/refusals/messages";
import { urls } from "@/app/_lib/urls";
import { SIGN_IN } from "@/app/_sentences/sign-in/entry";
import { caller, visitor } from "@/server/api/caller";
import { domainError } from "@/server/api/failure";
import { safeNext } from "@/server/safe-next";
import type { EntranceView } from "@/server/sign-in/schema";

import { Connections, Or } from "./connections";
import { PasskeySignIn } from "./passkey-sign-in";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: SIGN_IN.title };

type Query = Readonly<Record<string, string | undefined>>;

/** The token of an invitation that one came from, so that signing up leads back to it. */
function invitationIn(next: string): string | undefined {
  return /^\/invitations\/([^/?#]+)/.exec(next)?.[1];
}

/** What a way in that failed says, with the request by which it is found in the log. */
function refusalIn({ error, request }: Query): Failure | null {
  if (!isReason(error)) return null;
  const known = request !== undefined && /^req_\w{1,40}$/.test(request) ? { requestId: request } : {};
  return { sentence: messageOf(error), reason: error, ...known };
}

/** Whoever is signed in is led on; who has come from a provider in vain is told so first. */
function leadOn(refusal: Failure | null, next: string) {
  if (refusal === null) redirect(next);
  return (
    <DeadEnd title={SIGN_IN.refusedTitle} text={refusal.sentence} links={[{ label: SIGN_IN.stayHere, href: next }]} />
  );
}

function Footer({ next, signUp }: { next: string; signUp: "open" | "closed" }) {
  const invitation = invitationIn(next);
  if (signUp === "closed" && invitation === undefined) return <p>{SIGN_IN.byInvitation}</p>;
  return (
    <p>
      {SIGN_IN.noAccount}{" "}
      <a className="text-link" href={urls.signUp({ invitation, next: next === "/" ? undefined : next })}>
        {SIGN_IN.signUp}
      </a>
    </p>
  );
}

/** Where an address leads that was given without scripts; nowhere where it is none, or too many were asked for. */
async function leadingTo(email: string): Promise<EntranceView | null> {
  try {
    return (await (await caller()).signIn.discover({ email })).entrance;
  } catch (thrown) {
    const { reason } = domainError(thrown).error;
    if (reason === "invalid_value" || reason === "rate_limited") return null;
    throw thrown;
  }
}

/** The connection that failed, once more. */
function again({ connection }: Query, next: string) {
  if (connection === undefined || !/^idp_\w{1,40}$/.test(connection)) return null;
  return (
    <p>
      <a className="text-link" href={urls.sso(connection, next === "/" ? undefined : next)}>
        {SIGN_IN.tryAgain}
      </a>
    </p>
  );
}

async function content({ searchParams }: { searchParams: SearchParams }) {
  const query = await readQuery(searchParams);
  const next = safeNext(query.next);
  const refusal = refusalIn(query);
  if ((await visitor()) !== null) return leadOn(refusal, next);
  const { accounts, signIn } = await caller();
  const { setUp, signUp } = await accounts.signUpState();
  if (setUp) return <DeadEnd title={SIGN_IN.notSetUpTitle} text={SIGN_IN.notSetUp} />;
  const { entrance: shown, emailFirst } = await signIn.get();
  const asksEmail = emailFirst && query.with !== "password";
  const given = asksEmail && /^\S+@\S+$/.test(query.email ?? "") ? (query.email ?? "") : "";
  const entrance = given === "" ? null : await leadingTo(given);
  const asks = asksEmail && given === "" ? "email" : "both";
  return (
    <FocusedPage title={SIGN_IN.title} footer={<Footer next={next} signUp={signUp} />}>
      {asks === "email" ? null : (
        <noscript>
          <p className="notice notice-warn">{SIGN_IN.noScript}</p>
        </noscript>
      )}
      {shown === null || entrance !== null ? null : (
        <>
          <Connections entrance={shown} next={next} primary />
          <Or />
        </>
      )}
      <SignInForm next={next} refusal={refusal} asks={asks} email={given} entrance={entrance} />
      {refusal === null ? null : again(query, next)}
      <PasskeySignIn next={next} />
      {asks === "email" ? (
        <a
          className="text-link justify-self-center text-sm"
          href={urls.signInByPassword(next === "/" ? undefined : next)}
        >
          {SIGN_IN.byPassword}
        </a>
      ) : null}
    </FocusedPage>
  );
}

export default async function SignInPage(props: { searchParams: SearchParams }) {
  return focusedPage(() => content(props));
}

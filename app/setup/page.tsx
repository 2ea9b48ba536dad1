import type { Metadata } from "next";

import { DeadEnd } from "@/app/_components/page/dead-end";
import { FocusedPage } from "@/app/_components/page/focused-page";
import { focusedPage } from "@/app/_frame/page-or-refusal";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { messageOf } from "@/app/_sentences/refusals/messages";
import { openLink } from "@/app/_lib/one-time-link";
import { urls } from "@/app/_lib/urls";
import { SET_UP, SIGN_IN } from "@/app/_sentences/sign-in/entry";
import { caller } from "@/server/api/caller";

import { SetUpForm } from "./set-up-form";

export const metadata: Metadata = { title: SET_UP.title };

async function content({ searchParams }: { searchParams: SearchParams }) {
  const { setUp } = await (await caller()).accounts.signUpState();
  if (!setUp) {
    const links = [{ label: SIGN_IN.title, href: urls.signIn() }];
    return <DeadEnd title={SET_UP.doneTitle} text={SET_UP.doneText} links={links} />;
  }
  const { token = "" } = await readQuery(searchParams);
  if (token === "") return <DeadEnd title={SIGN_IN.notSetUpTitle} text={SET_UP.missingText} />;
  const { state } = await openLink("set_up", token);
  if (state === "limited") return <DeadEnd title={SET_UP.wrongTitle} text={messageOf("rate_limited")} />;
  if (state === "dead") return <DeadEnd title={SET_UP.wrongTitle} text={SET_UP.wrongText} />;
  return (
    <FocusedPage title={SET_UP.title} description={SET_UP.description}>
      <SetUpForm token={token} />
    </FocusedPage>
  );
}

export default async function SetUpPage(props: { searchParams: SearchParams }) {
  return focusedPage(() => content(props));
}

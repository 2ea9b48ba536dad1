import type { Metadata } from "next";

import { DeadEnd } from "@/app/_components/page/dead-end";
import { FocusedPage } from "@/app/_components/page/focused-page";
import { focusedPage } from "@/app/_frame/page-or-refusal";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { messageOf } from "@/app/_sentences/refusals/messages";
import { openLink } from "@/app/_lib/one-time-link";
import { urls } from "@/app/_lib/urls";
import { RESET_FACTOR } from "@/app/_sentences/sign-in/factors";

import { ResetForm } from "./reset-form";

export const metadata: Metadata = { title: RESET_FACTOR.title };

async function content({ searchParams }: { searchParams: SearchParams }) {
  const { token = "" } = await readQuery(searchParams);
  const opened = await openLink("reset_second_factor", token);
  if (opened.state !== "valid") {
    const text = opened.state === "limited" ? messageOf("rate_limited") : RESET_FACTOR.deadText;
    const links = [{ label: RESET_FACTOR.signIn, href: urls.signIn() }];
    return <DeadEnd title={RESET_FACTOR.deadTitle} text={text} links={links} />;
  }
  return (
    <FocusedPage title={RESET_FACTOR.title}>
      <ResetForm token={token} email={opened.email} />
    </FocusedPage>
  );
}

export default async function ResetSecondFactorPage(props: { searchParams: SearchParams }) {
  return focusedPage(() => content(props));
}

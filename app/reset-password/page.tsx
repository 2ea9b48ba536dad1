import type { Metadata } from "next";

import { DeadEnd } from "@/app/_components/page/dead-end";
import { FocusedPage } from "@/app/_components/page/focused-page";
import { focusedPage } from "@/app/_frame/page-or-refusal";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { messageOf } from "@/app/_sentences/refusals/messages";
import { openLink } from "@/app/_lib/one-time-link";
import { urls } from "@/app/_lib/urls";
import { RESET } from "@/app/_sentences/sign-in/entry";
import { caller } from "@/server/api/caller";

import { ChoosePasswordForm } from "./choose-password-form";
import { RequestResetForm } from "./request-reset-form";

export const metadata: Metadata = { title: RESET.title };

const back = { label: RESET.back, href: urls.signIn() };

function Back() {
  return (
    <a className="text-link" href={back.href}>
      {back.label}
    </a>
  );
}

async function ChoosePassword({ token }: { token: string }) {
  const opened = await openLink("reset_password", token);
  if (opened.state === "limited") {
    return <DeadEnd title={RESET.deadTitle} text={messageOf("rate_limited")} links={[back]} />;
  }
  if (opened.state === "dead") {
    const links = [{ label: RESET.again, href: urls.resetPassword() }, back];
    return <DeadEnd title={RESET.deadTitle} text={RESET.deadText} links={links} />;
  }
  return (
    <FocusedPage title={RESET.chooseTitle}>
      <ChoosePasswordForm token={token} email={opened.email} />
    </FocusedPage>
  );
}

async function content({ searchParams }: { searchParams: SearchParams }) {
  const { token = "" } = await readQuery(searchParams);
  if (token !== "") return <ChoosePassword token={token} />;
  const { mail } = await (await caller()).accounts.signUpState();
  if (mail) {
    return (
      <FocusedPage title={RESET.title} footer={<Back />}>
        <RequestResetForm />
      </FocusedPage>
    );
  }
  return (
    <FocusedPage title={RESET.title} footer={<Back />}>
      <div className="grid gap-2">
        <p className="font-medium">{RESET.offTitle}</p>
        <p>{RESET.offText}</p>
        <pre className="code-block" tabIndex={0} aria-label={RESET.offText}>
          {RESET.offCommand}
        </pre>
        <p>{RESET.offNext}</p>
      </div>
    </FocusedPage>
  );
}

export default async function ResetPasswordPage(props: { searchParams: SearchParams }) {
  return focusedPage(() => content(props));
}

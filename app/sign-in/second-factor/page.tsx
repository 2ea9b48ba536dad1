import type { Metadata } from "next";

import { DeadEnd } from "@/app/_components/page/dead-end";
import { FocusedPage } from "@/app/_components/page/focused-page";
import { focusedPage } from "@/app/_frame/page-or-refusal";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { urls } from "@/app/_lib/urls";
import { SIGN_IN } from "@/app/_sentences/sign-in/entry";
import { PROVE } from "@/app/_sentences/sign-in/factors";
import { caller } from "@/server/api/caller";
import { domainError } from "@/server/api/failure";
import type { PendingView } from "@/server/pending-sign-ins/schema";
import { safeNext } from "@/server/safe-next";

import { ProveForm } from "./prove-form";

export const metadata: Metadata = { title: PROVE.title };

/** What waits in this browser; null where it is over. */
async function pendingHere(): Promise<PendingView | null> {
  try {
    return await (await caller()).pendingSignIns.get();
  } catch (error) {
    if (domainError(error).error.reason === "sign_in_expired") return null;
    throw error;
  }
}

async function content({ searchParams }: { searchParams: SearchParams }) {
  const next = safeNext((await readQuery(searchParams)).next);
  const pending = await pendingHere();
  const again = urls.signIn(next === "/" ? undefined : next);
  if (pending === null) {
    return <DeadEnd title={PROVE.deadTitle} text={PROVE.deadText} links={[{ label: PROVE.again, href: again }]} />;
  }
  const footer = (
    <a className="text-link" href={again}>
      {PROVE.back}
    </a>
  );
  return (
    <FocusedPage title={PROVE.title} description={PROVE.text(pending.email)} footer={footer}>
      <noscript>
        <p className="notice notice-warn">{SIGN_IN.noScript}</p>
      </noscript>
      <ProveForm next={next} ways={pending} />
    </FocusedPage>
  );
}

export default async function SecondFactorPage(props: { searchParams: SearchParams }) {
  return focusedPage(() => content(props));
}

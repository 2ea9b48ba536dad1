import type { Metadata } from "next";

import { LinkButton } from "@/app/_components/link-button";
import { DeadEnd } from "@/app/_components/page/dead-end";
import { FocusedPage } from "@/app/_components/page/focused-page";
import { focusedPage } from "@/app/_frame/page-or-refusal";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { urls } from "@/app/_lib/urls";
import { LINK } from "@/app/_sentences/sign-in/entry";
import { caller, visitor } from "@/server/api/caller";
import { domainError } from "@/server/api/failure";
import type { OpenedIdentityLinkView } from "@/server/identities/schema";

import { ConfirmLink } from "./confirm-link";
import { SwitchAccount } from "./switch-account";

export const metadata: Metadata = { title: LINK.title };

/** What waits in this browser; null where it is over. */
async function linkHere(token: string): Promise<OpenedIdentityLinkView | null> {
  try {
    return await (await caller()).identities.openLink({ token });
  } catch (error) {
    if (domainError(error).error.reason === "not_found") return null;
    throw error;
  }
}

function Way({ link, token, email }: { link: OpenedIdentityLinkView; token: string; email: string }) {
  const back = urls.signInByPassword(urls.signInLink(token));
  if (link.match === "signed_out") {
    return (
      <>
        <p>{LINK.signedOut}</p>
        <div>
          <LinkButton href={back} variant="primary">
            {LINK.signIn}
          </LinkButton>
        </div>
      </>
    );
  }
  if (link.match === "mismatch") {
    return (
      <>
        <p>{LINK.mismatch(email)}</p>
        <SwitchAccount next={back} />
      </>
    );
  }
  return (
    <>
      <p>{LINK.match(email, link.identityProvider, link.organization)}</p>
      <ConfirmLink token={token} />
    </>
  );
}

/** Opening changes nothing; connecting is a click of the account that has the address. */
async function content({ searchParams }: { searchParams: SearchParams }) {
  const { token = "" } = await readQuery(searchParams);
  const link = token === "" || token.length > 100 ? null : await linkHere(token);
  if (link === null) {
    return <DeadEnd title={LINK.deadTitle} text={LINK.deadText} links={[{ label: LINK.again, href: urls.signIn() }]} />;
  }
  const person = await visitor();
  const footer = <p>{LINK.notMine}</p>;
  return (
    <FocusedPage title={LINK.title} description={LINK.text(link.identityProvider, link.emailMasked)} footer={footer}>
      <Way link={link} token={token} email={person?.email ?? ""} />
    </FocusedPage>
  );
}

export default async function LinkPage(props: { searchParams: SearchParams }) {
  return focusedPage(() => content(props));
}

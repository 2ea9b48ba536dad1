import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { FocusedPage } from "@/app/_components/page/focused-page";
import { focusedPage } from "@/app/_frame/page-or-refusal";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { urls } from "@/app/_lib/urls";
import { SIGN_IN } from "@/app/_sentences/sign-in/entry";
import { caller, visitor } from "@/server/api/caller";
import { visitorPlaces } from "@/server/api/visitor";
import { safeNext } from "@/server/safe-next";

import { Connections } from "../connections";

export const metadata: Metadata = { title: SIGN_IN.title };

interface Props {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

/** Whoever is signed in and is let in there needs no way in; others may have to prove more than they have. */
async function isIn(organization: string): Promise<boolean> {
  if ((await visitor()) === null) return false;
  const { organizations } = await visitorPlaces();
  return organizations.some(({ slug, needs }) => slug === organization && needs === null);
}

/** The ways into one organization, at an address of its own; an organization without any has no such page. */
async function content({ params, searchParams }: Props) {
  const [{ organization }, query] = await Promise.all([params, readQuery(searchParams)]);
  const next = safeNext(query.next);
  const entrance = await (await caller()).signIn.organization({ organization });
  if (await isIn(entrance.organization.slug)) redirect(next);
  const footer = (
    <a className="text-link" href={urls.signInByPassword(next === "/" ? undefined : next)}>
      {SIGN_IN.otherWay}
    </a>
  );
  return (
    <FocusedPage title={SIGN_IN.organizationTitle(entrance.organization.name)} footer={footer}>
      <Connections entrance={entrance} next={next} primary />
    </FocusedPage>
  );
}

export default async function SignInToPage(props: Props) {
  return focusedPage(() => content(props));
}

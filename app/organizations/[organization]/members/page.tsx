import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { SeatsLine } from "@/app/_people/seats-line";
import { MEMBERS } from "@/app/_sentences/people/members";
import { caller } from "@/server/api/caller";

import { externalList, isExternal, KindTabs, memberList } from "./people-lists";

export const metadata: Metadata = { title: MEMBERS.organizationTitle };

interface MembersPageProps {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

export default async function OrganizationMembersPage({ params, searchParams }: MembersPageProps) {
  return page(async () => {
    const { organization: name } = await params;
    const query = await readQuery(searchParams);
    const { organization, rights } = await organizationHere(name);
    const admin = rights.includes("organization-member.change-role");
    const { members } = await caller();
    const seats = admin ? await members.getSeatsOfOrganization({ organization: name }) : null;
    const place = { slug: organization.slug, name: organization.name };
    const list = { organization: place, query, rights };
    return (
      <>
        <PageHeader
          title={MEMBERS.organizationTitle}
          description={MEMBERS.organizationDescription}
          trail={placeTrail(organization)}
        />
        {seats === null ? null : <SeatsLine seats={seats} clock={await readClock()} />}
        {admin ? <KindTabs organization={place} query={query} /> : null}
        {await (admin && isExternal(query) ? externalList(list) : memberList(list))}
      </>
    );
  });
}

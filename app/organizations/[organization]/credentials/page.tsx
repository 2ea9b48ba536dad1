import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { Tabs } from "@/app/_components/page/tabs";
import { packRows } from "@/app/_components/table/rows";
import { credentialRow, rotatedByOwner } from "@/app/_credentials/credential-row";
import { CredentialsTable } from "@/app/_credentials/credentials-table";
import { longestDays } from "@/app/_credentials/new/longest-days";
import { NewCredential } from "@/app/_credentials/new/new-credential";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { listAddress, listInput, oneOf } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";
import { caller, requireVisitor } from "@/server/api/caller";
import { publicAddresses } from "@/server/api/rest/public-addresses";

export const metadata: Metadata = { title: CREDENTIALS.organizationTitle };

interface OrganizationCredentialsPageProps {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

function whoseTabs(organization: string, everyone: boolean) {
  const at = (of?: string) => urls.organization.credentials(organization, { of });
  return [
    { label: CREDENTIALS.mine, href: at(), current: !everyone },
    { label: CREDENTIALS.everyone, href: at("everyone"), current: everyone },
  ];
}

/** The credentials that reach the whole organization: one's own, and everybody's for its owners. */
export default async function OrganizationCredentialsPage({ params, searchParams }: OrganizationCredentialsPageProps) {
  return page(async () => {
    const { organization: asked } = await params;
    const query = await readQuery(searchParams);
    const { organizationCredentials } = await caller();
    const everyone = oneOf(["everyone"], query.of) !== undefined;
    const of = everyone ? "everyone" : "me";
    const [{ organization, rights }, list, clock, { id: actor }, longest] = await Promise.all([
      organizationHere(asked),
      organizationCredentials.list({ organization: asked, ...listInput(query, "-created"), of }),
      readClock(),
      requireVisitor(),
      longestDays(asked),
    ]);
    const { slug, role } = organization;
    const [place, addresses] = [{ kind: "organization" as const, organization: slug }, publicAddresses()];
    const detail = (id: string) => urls.organization.credential(slug, id);
    const options = { clock, detail, owner: everyone, notRotated: rotatedByOwner(actor, rights) };
    const opened = query.open === "create";
    const create = (
      <NewCredential
        key={String(opened)}
        place={place}
        opened={opened}
        addresses={addresses}
        longestDays={longest}
        text={CREDENTIALS.createOrganizationText(organization.name)}
      />
    );
    return (
      <>
        <PageHeader
          title={CREDENTIALS.organizationTitle}
          description={CREDENTIALS.organizationText}
          trail={placeTrail(organization)}
          actions={create}
        />
        {role === "owner" ? <Tabs label={CREDENTIALS.whose} tabs={whoseTabs(slug, everyone)} /> : null}
        <CredentialsTable
          place={place}
          addresses={addresses}
          rows={packRows(list.items.map((item) => credentialRow(item, options)))}
          clock={clock}
          address={listAddress(urls.organization.credentials(slug), query, "of")}
          total={list.total}
          nextCursor={list.nextCursor}
        />
      </>
    );
  });
}

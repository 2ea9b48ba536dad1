import type { Metadata } from "next";

import { LinkButton } from "@/app/_components/link-button";
import { PageHeader } from "@/app/_components/page-header";
import { packRows } from "@/app/_components/table-rows";
import { readClock } from "@/app/_lib/clock";
import { exportLinks } from "@/app/_lib/export-links";
import { listAddress, listInput } from "@/app/_lib/list-query";
import { page } from "@/app/_lib/page";
import { readQuery, type SearchParams } from "@/app/_lib/search-params";
import { organizationHere } from "@/app/_lib/shell-props";
import { placeTrail } from "@/app/_lib/trail";
import { urls } from "@/app/_lib/urls";
import { CONNECTIONS } from "@/app/_sentences/sso/connections";
import { caller } from "@/server/api/caller";

import { connectionRow } from "./connection-row";
import { ConnectionsTable } from "./connections-table";

export const metadata: Metadata = { title: CONNECTIONS.title };

interface IdentityProvidersPageProps {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

export default async function IdentityProvidersPage({ params, searchParams }: IdentityProvidersPageProps) {
  return page(async () => {
    const { organization: asked } = await params;
    const query = await readQuery(searchParams);
    const { identityProviders } = await caller();
    const [{ organization }, list, clock] = await Promise.all([
      organizationHere(asked),
      identityProviders.list({ organization: asked, ...listInput(query) }),
      readClock(),
    ]);
    const { slug } = organization;
    const create = (
      <LinkButton variant="primary" href={urls.organization.newIdentityProvider(slug)}>
        {CONNECTIONS.create}
      </LinkButton>
    );
    return (
      <>
        <PageHeader
          title={CONNECTIONS.title}
          description={CONNECTIONS.description}
          trail={placeTrail(organization)}
          actions={create}
        />
        <ConnectionsTable
          organization={slug}
          rows={packRows(list.items.map((item) => connectionRow(slug, item, clock)))}
          clock={clock}
          address={listAddress(urls.organization.identityProviders(slug), query)}
          total={list.total}
          nextCursor={list.nextCursor}
          exports={exportLinks(`/api/v1/organizations/${slug}/identity-providers`, { search: query.search })}
        />
      </>
    );
  });
}

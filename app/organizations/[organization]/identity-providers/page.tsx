import type { Metadata } from "next";

import { LinkButton } from "@/app/_components/link-button";
import { PageHeader } from "@/app/_components/page/page-header";
import { packRows } from "@/app/_components/table/rows";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, listInput } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
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
    const input = listInput(query);
    const { identityProviders } = await caller();
    const [{ organization }, list, clock] = await Promise.all([
      organizationHere(asked),
      identityProviders.list({ organization: asked, ...input }),
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
          exports={exportLinks(`/api/v1/organizations/${slug}/identity-providers`, input)}
        />
      </>
    );
  });
}

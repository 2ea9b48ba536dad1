import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, listInput } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { RIGHTS } from "@/app/_sentences/interface/forms";
import { MACHINES } from "@/app/_sentences/machines/service-accounts";
import { caller } from "@/server/api/caller";
import { publicAddresses } from "@/server/api/rest/public-addresses";

import { machineRow } from "./machine-row";
import { NewServiceAccount } from "./new-service-account";
import { ServiceAccountsTable } from "./service-accounts-table";

export const metadata: Metadata = { title: MACHINES.title };

interface ServiceAccountsPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

export default async function ServiceAccountsPage({ params, searchParams }: ServiceAccountsPageProps) {
  return page(async () => {
    const { workspace: name } = await params;
    const query = await readQuery(searchParams);
    const input = listInput(query);
    const { serviceAccounts } = await caller();
    const [{ workspace, organization, rights }, list, clock] = await Promise.all([
      workspaceHere(name),
      serviceAccounts.list({ workspace: name, ...input }),
      readClock(),
    ]);
    const { slug } = workspace;
    const opened = query.open === "create";
    const missing = rights.includes("service-account.create") ? undefined : RIGHTS.missing("service-account.create");
    const create = (
      <NewServiceAccount
        key={String(opened)}
        opened={opened}
        workspace={slug}
        addresses={publicAddresses()}
        disabledReason={missing}
      />
    );
    return (
      <>
        <PageHeader
          title={MACHINES.title}
          description={MACHINES.description}
          trail={placeTrail(organization, workspace)}
          actions={create}
        />
        <ServiceAccountsTable
          workspace={slug}
          rights={rights}
          rows={list.items.map((account) => machineRow(slug, account))}
          clock={clock}
          address={listAddress(urls.workspace.serviceAccounts(slug), query)}
          total={list.total}
          nextCursor={list.nextCursor}
          exports={exportLinks(`/api/v1/workspaces/${slug}/service-accounts`, input)}
        />
      </>
    );
  });
}

import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { Tabs } from "@/app/_components/page/tabs";
import { packRows } from "@/app/_components/table/rows";
import { credentialRow } from "@/app/_credentials/credential-row";
import { CredentialsTable } from "@/app/_credentials/credentials-table";
import { longestDays } from "@/app/_credentials/new/longest-days";
import { NewCredential } from "@/app/_credentials/new/new-credential";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { listAddress, listInput } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";
import { MY_WORKSPACES } from "@/app/_sentences/places/my-workspaces";
import { PLACE } from "@/app/_sentences/places/place";
import { caller } from "@/server/api/caller";
import { publicAddresses } from "@/server/api/rest/public-addresses";

export const metadata: Metadata = { title: CREDENTIALS.title };

interface CredentialsPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

function WhoseTabs({ workspace }: { workspace: string }) {
  const tabs = [
    { label: CREDENTIALS.mine, href: urls.account.credentials(workspace), current: true },
    { label: CREDENTIALS.everyone, href: urls.workspace.credentials(workspace), current: false },
  ];
  return <Tabs label={CREDENTIALS.whose} tabs={tabs} />;
}

export default async function CredentialsPage({ params, searchParams }: CredentialsPageProps) {
  return page(async () => {
    const query = await readQuery(searchParams);
    const name = (await params).workspace;
    const { credentials } = await caller();
    const [{ workspace, organization, rights }, list, clock] = await Promise.all([
      workspaceHere(name),
      credentials.list({ workspace: name, ...listInput(query, "-created"), of: "me" }),
      readClock(),
    ]);
    const { slug } = workspace;
    const [place, addresses] = [{ kind: "workspace" as const, workspace: slug }, publicAddresses()];
    const detail = (id: string) => urls.account.credential(slug, id);
    const opened = query.open === "create";
    const trail = [
      { label: MY_WORKSPACES.title, href: urls.account.workspaces() },
      { label: PLACE.workspace(workspace.name) },
    ];
    const create = (
      <NewCredential
        key={String(opened)}
        place={place}
        opened={opened}
        addresses={addresses}
        longestDays={await longestDays(organization.id)}
        text={CREDENTIALS.createText(workspace.name)}
      />
    );
    return (
      <>
        <PageHeader title={CREDENTIALS.title} description={CREDENTIALS.description} trail={trail} actions={create} />
        {rights.includes("credential.govern") && !workspace.personal ? <WhoseTabs workspace={slug} /> : null}
        <CredentialsTable
          place={place}
          addresses={addresses}
          rows={packRows(list.items.map((item) => credentialRow(item, { clock, detail })))}
          clock={clock}
          address={listAddress(urls.account.credentials(slug), query)}
          total={list.total}
          nextCursor={list.nextCursor}
        />
      </>
    );
  });
}

import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { Tabs } from "@/app/_components/page/tabs";
import { packRows } from "@/app/_components/table/rows";
import { credentialRow, rotatedByOwner } from "@/app/_credentials/credential-row";
import { CredentialsTable } from "@/app/_credentials/credentials-table";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { listAddress, listInput } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";
import { caller, requireVisitor } from "@/server/api/caller";
import { publicAddresses } from "@/server/api/rest/public-addresses";

export const metadata: Metadata = { title: CREDENTIALS.everyoneTitle };

interface WorkspaceCredentialsPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

function whoseTabs(workspace: string) {
  return [
    { label: CREDENTIALS.mine, href: urls.account.credentials(workspace), current: false },
    { label: CREDENTIALS.everyone, href: urls.workspace.credentials(workspace), current: true },
  ];
}

/** Every credential of the workspace, for its admins. */
export default async function WorkspaceCredentialsPage({ params, searchParams }: WorkspaceCredentialsPageProps) {
  return page(async () => {
    const { workspace: name } = await params;
    const query = await readQuery(searchParams);
    const { credentials } = await caller();
    const [{ workspace, organization, rights }, list, clock, { id: actor }] = await Promise.all([
      workspaceHere(name),
      credentials.list({ workspace: name, ...listInput(query, "-created"), of: "everyone" }),
      readClock(),
      requireVisitor(),
    ]);
    const { slug } = workspace;
    const detail = (id: string) => urls.workspace.credential(slug, id);
    const options = { clock, detail, owner: true, notRotated: rotatedByOwner(actor, rights) };
    return (
      <>
        <PageHeader
          title={CREDENTIALS.everyoneTitle}
          description={CREDENTIALS.everyoneText}
          trail={placeTrail(organization, workspace)}
        />
        <Tabs label={CREDENTIALS.whose} tabs={whoseTabs(slug)} />
        <CredentialsTable
          place={{ kind: "workspace", workspace: slug }}
          addresses={publicAddresses()}
          rows={packRows(list.items.map((item) => credentialRow(item, options)))}
          clock={clock}
          address={listAddress(urls.workspace.credentials(slug), query)}
          total={list.total}
          nextCursor={list.nextCursor}
        />
      </>
    );
  });
}

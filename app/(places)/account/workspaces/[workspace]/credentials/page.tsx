import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page-header";
import { packRows } from "@/app/_components/table-rows";
import { Tabs } from "@/app/_components/tabs";
import type { Row, Tone } from "@/app/_components/table-types";
import { CREDENTIALS } from "@/app/_lib/access-sentences";
import { readClock } from "@/app/_lib/clock";
import { removedName } from "@/app/_lib/ending-sentences";
import { listAddress, listInput, oneOf } from "@/app/_lib/list-query";
import { page } from "@/app/_lib/page";
import { readQuery, type SearchParams } from "@/app/_lib/search-params";
import { workspaceHere } from "@/app/_lib/shell-props";
import { urls } from "@/app/_lib/urls";
import { MY_WORKSPACES } from "@/app/_lib/access-sentences";
import { PLACE } from "@/app/_lib/workspace-sentences";
import { caller } from "@/server/api/caller";
import { publicAddresses } from "@/server/api/public-addresses";
import type { CredentialView } from "@/server/credentials/schema";

import { CredentialsTable } from "./credentials-table";
import { NewCredential } from "./new-credential";

export const metadata: Metadata = { title: CREDENTIALS.title };

interface CredentialsPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

/** A revoked one is over; one that was switched off can come back. The others have the table's own actions. */
const ACTIONS: Partial<Record<CredentialView["status"], readonly string[]>> = {
  disabled: ["label", "enable", "revoke"],
  revoked: [],
};

const TONES: Readonly<Record<CredentialView["status"], Tone>> = {
  active: "ok",
  expired: "warn",
  revoked: "neutral",
  disabled: "neutral",
};

/** Fifty of these are on a page that is read often: only what is shown travels. */
function rowOf(credential: CredentialView, everyone: boolean): Row {
  const { id, label, accessKey, status, owner } = credential;
  const shown = label === "" ? CREDENTIALS.noLabel : label;
  return {
    id,
    name: label === "" ? accessKey : label,
    cells: {
      label: everyone ? { text: shown, note: removedName(owner) ?? owner.name } : shown,
      accessKey,
      status: { text: CREDENTIALS.statuses[status], tone: TONES[status] },
      created: credential.createdAt,
      used: credential.lastUsedAt,
      from: credential.lastUsedAddress,
      expires: credential.expiresAt,
    },
    ...(ACTIONS[status] === undefined ? {} : { actions: ACTIONS[status] }),
  };
}

function WhoseTabs({ workspace, everyone }: { workspace: string; everyone: boolean }) {
  const tabs = [
    { label: CREDENTIALS.mine, href: urls.account.credentials(workspace), current: !everyone },
    { label: CREDENTIALS.everyone, href: urls.account.credentials(workspace, { of: "everyone" }), current: everyone },
  ];
  return <Tabs label={CREDENTIALS.whose} tabs={tabs} />;
}

export default async function CredentialsPage({ params, searchParams }: CredentialsPageProps) {
  return page(async () => {
    const query = await readQuery(searchParams);
    const name = (await params).workspace;
    const { credentials } = await caller();
    const everyone = oneOf(["everyone"], query.of) !== undefined;
    const [{ workspace, rights }, list, clock] = await Promise.all([
      workspaceHere(name),
      credentials.list({ workspace: name, ...listInput(query, "-created"), of: everyone ? "everyone" : "me" }),
      readClock(),
    ]);
    const { slug } = workspace;
    const opened = query.open === "create";
    const trail = [
      { label: MY_WORKSPACES.title, href: urls.account.workspaces() },
      { label: PLACE.workspace(workspace.name) },
    ];
    const create = (
      <NewCredential
        key={String(opened)}
        opened={opened}
        workspace={{ slug, name: workspace.name }}
        addresses={publicAddresses()}
      />
    );
    return (
      <>
        <PageHeader title={CREDENTIALS.title} description={CREDENTIALS.description} trail={trail} actions={create} />
        {rights.includes("credential.govern") && !workspace.personal ? (
          <WhoseTabs workspace={slug} everyone={everyone} />
        ) : null}
        <CredentialsTable
          workspace={slug}
          rows={packRows(list.items.map((item) => rowOf(item, everyone)))}
          clock={clock}
          address={listAddress(urls.account.credentials(slug), query, "of")}
          total={list.total}
          nextCursor={list.nextCursor}
        />
      </>
    );
  });
}

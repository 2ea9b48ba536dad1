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
import { VAULTS } from "@/app/_sentences/machines/vaults";
import type { VaultState } from "@/app/_vaults/place";
import { caller } from "@/server/api/caller";
import type { VaultView } from "@/server/vaults/schema";

import { NewVault } from "./new-vault";
import { vaultRow } from "./vault-row";
import { VaultsTable } from "./vaults-table";

export const metadata: Metadata = { title: VAULTS.title };

function stateOf({ name, version, appliedVersion, active }: VaultView): VaultState {
  return { name, version, appliedVersion, active };
}

interface VaultsPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

export default async function VaultsPage({ params, searchParams }: VaultsPageProps) {
  return page(async () => {
    const { workspace: name } = await params;
    const query = await readQuery(searchParams);
    const { vaults } = await caller();
    const { sort: _sort, ...asked } = listInput(query);
    const [{ workspace, organization, rights }, list, clock] = await Promise.all([
      workspaceHere(name),
      vaults.list({ workspace: name, ...asked }),
      readClock(),
    ]);
    const { slug } = workspace;
    const opened = query.open === "create";
    const turns = rights.includes("vault.update");
    // What is found by a search says nothing about the last row.
    const total = query.search === undefined ? list.total : null;
    const missing = rights.includes("vault.create") ? undefined : RIGHTS.missing("vault.create");
    return (
      <>
        <PageHeader
          title={VAULTS.title}
          description={VAULTS.description}
          trail={placeTrail(organization, workspace)}
          actions={<NewVault key={String(opened)} opened={opened} workspace={slug} disabledReason={missing} />}
        />
        <VaultsTable
          workspace={slug}
          rights={rights}
          rows={list.items.map((vault) => vaultRow(vault, { workspace: slug, turns, total }))}
          states={Object.fromEntries(list.items.map((vault) => [vault.id, stateOf(vault)]))}
          clock={clock}
          address={listAddress(urls.workspace.vaults(slug), query)}
          total={list.total}
          nextCursor={list.nextCursor}
          exports={exportLinks(`/api/v1/workspaces/${slug}/vaults`, asked)}
        />
      </>
    );
  });
}

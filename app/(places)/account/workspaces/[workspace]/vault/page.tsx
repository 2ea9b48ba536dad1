import type { Metadata } from "next";

import { DescriptionList } from "@/app/_components/description-list";
import { EmptyState } from "@/app/_components/empty-state";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { StatusBadge } from "@/app/_components/status-badge";
import { MY_WORKSPACES } from "@/app/_lib/access-sentences";
import { readClock } from "@/app/_lib/clock";
import { exportLinks } from "@/app/_lib/export-links";
import { utcTime } from "@/app/_lib/format";
import { listAddress, listInput } from "@/app/_lib/list-query";
import { page } from "@/app/_lib/page";
import { readQuery, type SearchParams } from "@/app/_lib/search-params";
import { workspaceHere } from "@/app/_lib/shell-props";
import { urls } from "@/app/_lib/urls";
import { CONFIGURATION, OWN_VAULT, VAULTS } from "@/app/_lib/vault-sentences";
import { PLACE } from "@/app/_lib/workspace-sentences";
import { ConfigurationTable } from "@/app/_vaults/configuration-table";
import { keyRow } from "@/app/_vaults/key-row";
import { OwnVaultActions } from "@/app/_vaults/own-vault-actions";
import { caller } from "@/server/api/caller";
import type { HeldVaultView } from "@/server/vaults/schema";

export const metadata: Metadata = { title: OWN_VAULT.title };

interface VaultPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

function Summary({ vault }: { vault: HeldVaultView }) {
  if (vault.version === 0) return <EmptyState title={OWN_VAULT.none}>{OWN_VAULT.sectionText}</EmptyState>;
  const { active, format, keyCount, topKeys, version, updatedAt, updatedBy } = vault;
  const badge = <StatusBadge tone={active ? "ok" : "neutral"}>{active ? VAULTS.on : VAULTS.off}</StatusBadge>;
  const changed = [
    updatedAt === null ? "" : utcTime(updatedAt),
    updatedBy === null ? "" : OWN_VAULT.by(updatedBy.name),
  ];
  return (
    <DescriptionList
      items={[
        { label: OWN_VAULT.state, value: badge },
        { label: OWN_VAULT.content, value: VAULTS.keys(keyCount, topKeys) },
        { label: OWN_VAULT.format, value: VAULTS.formats.find(({ value }) => value === format)?.label ?? format },
        { label: OWN_VAULT.version, value: version },
        { label: OWN_VAULT.updated, value: changed.join(" ").trim() },
      ]}
    />
  );
}

export default async function VaultPage({ params, searchParams }: VaultPageProps) {
  return page(async () => {
    const query = await readQuery(searchParams);
    const name = (await params).workspace;
    const { ownVault, configuration } = await caller();
    const { sort: _sort, ...asked } = listInput(query);
    const [{ workspace }, vault, keys, clock] = await Promise.all([
      workspaceHere(name),
      ownVault.get({ workspace: name }),
      configuration.keys({ workspace: name, ...asked }),
      readClock(),
    ]);
    const { slug } = workspace;
    const trail = [
      { label: MY_WORKSPACES.title, href: urls.account.workspaces() },
      { label: PLACE.workspace(workspace.name) },
    ];
    const actions = <OwnVaultActions workspace={slug} version={vault.version} active={vault.active} />;
    return (
      <>
        <PageHeader title={OWN_VAULT.title} description={OWN_VAULT.description} trail={trail} />
        <Section title={OWN_VAULT.section} description={OWN_VAULT.sectionText} actions={actions}>
          <Summary vault={vault} />
        </Section>
        <Section title={CONFIGURATION.title} description={CONFIGURATION.description}>
          <ConfigurationTable
            rows={keys.items.map(keyRow)}
            clock={clock}
            address={listAddress(urls.account.vault(slug), query)}
            total={keys.total}
            nextCursor={keys.nextCursor}
            exports={exportLinks(`/api/v1/workspaces/${slug}/configuration/keys`, { search: query.search })}
          />
        </Section>
      </>
    );
  });
}

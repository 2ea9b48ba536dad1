import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { Tabs } from "@/app/_components/page/tabs";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { listInput, oneOf, type Query } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { RIGHTS } from "@/app/_sentences/interface/forms";
import { VAULTS } from "@/app/_sentences/machines/vaults";
import { VaultFacts } from "@/app/_vaults/vault-facts";
import { VaultActivity, VaultVersions } from "@/app/_vaults/vault-lists";
import { VaultPanel } from "@/app/_vaults/vault-panel";
import type { Permission } from "@/server/access/permissions";
import { caller } from "@/server/api/caller";
import type { VaultView } from "@/server/vaults/schema";

export const metadata: Metadata = { title: VAULTS.vault };

interface VaultPageProps {
  params: Promise<{ workspace: string; vault: string }>;
  searchParams: SearchParams;
}

interface PartProps {
  workspace: string;
  vault: VaultView;
  rights: readonly string[];
  query: Query;
}

function missing(rights: readonly string[], right: Permission): string | undefined {
  return rights.includes(right) ? undefined : RIGHTS.missing(right);
}

function ofVault(workspace: string, { id, name, version, appliedVersion, active }: VaultView) {
  return {
    place: { kind: "administrator" as const, workspace, vault: id },
    state: { name, version, appliedVersion, active },
  };
}

async function overview({ workspace, vault, rights }: PartProps) {
  const { position, locked, groups } = vault;
  const more = [
    { label: VAULTS.row, value: VAULTS.rowText(position) },
    { label: VAULTS.lockedLabel, value: locked ? VAULTS.lockedState.on : VAULTS.lockedState.off },
    { label: VAULTS.groups, value: groups.map(({ name }) => name).join(", ") || VAULTS.noGroups },
  ];
  return (
    <VaultPanel
      {...ofVault(workspace, vault)}
      title={VAULTS.part.vault}
      description={VAULTS.boxText}
      refused={{ set: missing(rights, "vault.update"), reveal: missing(rights, "vault.reveal") }}
    >
      <VaultFacts vault={vault} clock={await readClock()} more={more} />
    </VaultPanel>
  );
}

async function versions({ workspace, vault, rights, query }: PartProps) {
  const { vaults } = await caller();
  const [list, clock] = await Promise.all([
    vaults.versions({ workspace, vault: vault.id, ...listInput(query, "-created") }),
    readClock(),
  ]);
  const reveals = rights.includes("vault.reveal");
  const restores = reveals && rights.includes("vault.restore");
  return (
    <VaultVersions
      {...ofVault(workspace, vault)}
      list={list}
      clock={clock}
      path={urls.workspace.vault(workspace, vault.id)}
      query={query}
      may={[...(reveals ? ["show", "compare"] : []), ...(restores ? ["restore"] : [])]}
    />
  );
}

async function activity({ workspace, vault, query }: PartProps) {
  const { vaults } = await caller();
  const [list, clock] = await Promise.all([
    vaults.history({ workspace, vault: vault.id, ...listInput(query, "-created") }),
    readClock(),
  ]);
  return <VaultActivity list={list} clock={clock} path={urls.workspace.vault(workspace, vault.id)} query={query} />;
}

const VIEWS = { vault: overview, versions, activity } as const;

export default async function VaultPage({ params, searchParams }: VaultPageProps) {
  return page(async () => {
    const { workspace: name, vault: id } = await params;
    const query = await readQuery(searchParams);
    const { vaults } = await caller();
    const [{ workspace, organization, rights }, vault] = await Promise.all([
      workspaceHere(name),
      vaults.get({ workspace: name, vault: id }),
    ]);
    const { slug } = workspace;
    const view = oneOf(["versions", "activity"], query.view) ?? "vault";
    const tabs = (["vault", "versions", "activity"] as const).map((key) => ({
      label: VAULTS.part[key],
      href: urls.workspace.vault(slug, id, { view: key === "vault" ? undefined : key }),
      current: key === view,
    }));
    const trail = [...placeTrail(organization, workspace), { label: VAULTS.title, href: urls.workspace.vaults(slug) }];
    return (
      <>
        <PageHeader title={vault.name} description={VAULTS.vault} trail={trail} />
        <Tabs label={VAULTS.parts} tabs={tabs} />
        {await VIEWS[view]({ workspace: slug, vault, rights, query })}
      </>
    );
  });
}

import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { urls } from "@/app/_lib/urls";
import { CONFIGURATION, OWN_VAULT } from "@/app/_sentences/machines/vaults";
import { MY_WORKSPACES } from "@/app/_sentences/places/my-workspaces";
import { PLACE } from "@/app/_sentences/places/place";
import { heldVault } from "@/app/_vaults/held-vault";

export const metadata: Metadata = { title: OWN_VAULT.title };

interface VaultPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

export default async function VaultPage({ params, searchParams }: VaultPageProps) {
  return page(async () => {
    const query = await readQuery(searchParams);
    const { workspace, rights } = await workspaceHere((await params).workspace);
    const { slug } = workspace;
    const trail = [
      { label: MY_WORKSPACES.title, href: urls.account.workspaces() },
      { label: PLACE.workspace(workspace.name) },
    ];
    return (
      <>
        <PageHeader title={OWN_VAULT.title} description={OWN_VAULT.description} trail={trail} />
        {await heldVault({
          place: { kind: "own", workspace: slug },
          name: OWN_VAULT.own,
          words: OWN_VAULT,
          description: CONFIGURATION.description,
          rights,
          path: urls.account.vault(slug),
          query,
        })}
      </>
    );
  });
}

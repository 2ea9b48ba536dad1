import "server-only";

import { LinkButton } from "@/app/_components/link-button";
import { Section } from "@/app/_components/page/section";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, listInput, type Query } from "@/app/_lib/list/list-query";
import { readClock } from "@/app/_lib/time/clock";
import { withQuery } from "@/app/_lib/urls";
import { CONFIGURATION, VAULTS } from "@/app/_sentences/machines/vaults";
import { caller } from "@/server/api/caller";

import { ConfigurationTable } from "./configuration-table";
import { keyRow } from "./key-row";
import { fileNameOf } from "./save-text";
import { VaultStack } from "./vault-stack";

interface EffectiveConfigurationProps {
  /** Slug. */
  workspace: string;
  /** Id of a member or service account; absent: the visitor. */
  actor?: string | undefined;
  description: string;
  rights: readonly string[];
  /** The page's own address, without a query. */
  path: string;
  query: Query;
}

/**
 * What comes out of all vaults of a person or service account: every key with its winner, why, and what it stands over.
 */
export async function effectiveConfiguration(props: EffectiveConfigurationProps) {
  const { workspace, actor, description, rights, path, query } = props;
  const { configuration } = await caller();
  const { sort: _sort, ...asked } = listInput(query);
  const [keys, stack, clock] = await Promise.all([
    configuration.keys({ workspace, actor, ...asked }),
    configuration.vaults({ workspace, actor }),
    readClock(),
  ]);
  const api = `/api/v1/workspaces/${workspace}/configuration`;
  const downloads = VAULTS.formats.map(({ value, label }) => (
    <LinkButton
      key={value}
      href={withQuery(api, { format: value, actor })}
      download={fileNameOf(`${workspace}-configuration`, value)}
    >
      {CONFIGURATION.downloadAs(label)}
    </LinkButton>
  ));
  return (
    <>
      <Section title={CONFIGURATION.title} description={description} actions={downloads}>
        <ConfigurationTable
          rows={keys.items.map(keyRow)}
          clock={clock}
          address={listAddress(path, query, "part", "view")}
          total={keys.total}
          nextCursor={keys.nextCursor}
          exports={exportLinks(`${api}/keys`, { ...asked, actor })}
        />
      </Section>
      <Section title={CONFIGURATION.stack} description={CONFIGURATION.stackText}>
        <VaultStack workspace={workspace} vaults={stack.items} linked={rights.includes("vault.list")} />
      </Section>
    </>
  );
}

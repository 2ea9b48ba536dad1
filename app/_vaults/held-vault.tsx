import "server-only";

import { EmptyState } from "@/app/_components/page/empty-state";
import { Tabs } from "@/app/_components/page/tabs";
import { listInput, oneOf, type Query } from "@/app/_lib/list/list-query";
import { readClock } from "@/app/_lib/time/clock";
import { withQuery } from "@/app/_lib/urls";
import { RIGHTS } from "@/app/_sentences/interface/forms";
import { OWN_VAULT, VAULTS } from "@/app/_sentences/machines/vaults";
import type { Permission } from "@/server/access/permissions";
import { caller } from "@/server/api/caller";
import type { HeldVaultView } from "@/server/vaults/schema";

import { effectiveConfiguration } from "./effective-configuration";
import type { VaultPlace } from "./place";
import { VaultFacts } from "./vault-facts";
import { VaultActivity, VaultVersions } from "./vault-lists";
import { VaultPanel } from "./vault-panel";

type HeldPlace = Exclude<VaultPlace, { kind: "administrator" }>;

interface HeldVaultProps {
  place: HeldPlace;
  /** Whose it is: for files and questions. */
  name: string;
  words: { section: string; sectionText: string; editTitle: string };
  /** Of the effective configuration below it. */
  description: string;
  rights: readonly string[];
  /** The page's own address, without a query, and what of the query leads to this part of it. */
  path: string;
  part?: string;
  query: Query;
}

/** The vault of a person or service account, as its own procedures answer it. */
async function readHeld(place: HeldPlace, query: Query) {
  const { ownVault, serviceAccountVault } = await caller();
  const asked = { ...listInput(query, "-created"), search: undefined };
  if (place.kind === "own") {
    const named = { workspace: place.workspace };
    return {
      get: () => ownVault.get(named),
      versions: () => ownVault.versions({ ...named, ...asked }),
      history: () => ownVault.history({ ...named, ...asked }),
    };
  }
  const named = { workspace: place.workspace, serviceAccount: place.serviceAccount };
  return {
    get: () => serviceAccountVault.get(named),
    versions: () => serviceAccountVault.versions({ ...named, ...asked }),
    history: () => serviceAccountVault.history({ ...named, ...asked }),
  };
}

function missing(rights: readonly string[], right: Permission): string | undefined {
  return rights.includes(right) ? undefined : RIGHTS.missing(right);
}

async function overview(props: HeldVaultProps, vault: HeldVaultView) {
  const { place, name, words, description, rights, path, query } = props;
  const { version, appliedVersion, active } = vault;
  const refused =
    place.kind === "own"
      ? {}
      : {
          set: missing(rights, "service-account-vault.set"),
          reveal: missing(rights, "service-account-vault.reveal"),
        };
  const actor = place.kind === "own" ? undefined : place.serviceAccount;
  const clock = await readClock();
  return (
    <>
      <VaultPanel
        place={place}
        state={{ name, version, appliedVersion, active }}
        title={words.section}
        description={words.sectionText}
        editTitle={words.editTitle}
        refused={refused}
      >
        {version === 0 ? (
          <EmptyState title={OWN_VAULT.none}>{OWN_VAULT.noneText}</EmptyState>
        ) : (
          <VaultFacts vault={vault} clock={clock} />
        )}
      </VaultPanel>
      {await effectiveConfiguration({ workspace: place.workspace, actor, description, rights, path, query })}
    </>
  );
}

/** The one vault of a person or of a service account with its versions, its activity and what comes out of it. */
export async function heldVault(props: HeldVaultProps) {
  const { place, name, rights, path, part, query } = props;
  const { get, versions, history } = await readHeld(place, query);
  const view = oneOf(["versions", "activity"], query.view) ?? "vault";
  const [vault, clock] = await Promise.all([get(), readClock()]);
  const { version, appliedVersion, active } = vault;
  const listed = { clock, path, query };
  const may = (right: string) => place.kind === "own" || rights.includes(`service-account-vault.${right}`);
  const state = { name, version, appliedVersion, active };
  const tabs = (["vault", "versions", "activity"] as const).map((key) => ({
    label: VAULTS.part[key],
    href: withQuery(path, { part, view: key === "vault" ? undefined : key }),
    current: key === view,
  }));
  return (
    <>
      <Tabs label={VAULTS.parts} tabs={tabs} />
      {view === "vault" ? await overview(props, vault) : null}
      {view === "versions" ? (
        <VaultVersions
          {...listed}
          list={await versions()}
          place={place}
          state={state}
          may={[...(may("reveal") ? ["show", "compare"] : []), ...(may("reveal") && may("restore") ? ["restore"] : [])]}
        />
      ) : null}
      {view === "activity" ? <VaultActivity {...listed} list={await history()} /> : null}
    </>
  );
}

import "server-only";
import type { WorkspaceScope } from "../access/scope";
import type { StackedVault } from "../db/hot/vaults";
import { slicedPage, type Page } from "../paging";
import type { ConfigValue } from "../vaults/formats/values";
import { explained, mergeLayers, type EffectiveValue } from "../vaults/merge";
import { VAULT_KINDS } from "../vaults/schema";
import { formatOf } from "../vaults/views/vault";
import { readLayers } from "./layers";
import { hiding, maskedAt, type IsHidden } from "./masking";
import type { ConfigurationKeyView, ListConfigurationKeysInput, StackedVaultView } from "./schema";
import { readStack } from "./stack";

function refOf({ id, name, kind }: StackedVault) {
  return { id, name, kind: VAULT_KINDS.find((known) => known === kind) ?? ("administrator" as const) };
}

/** The vaults that count for the caller or an actor, the highest first; those that are off stand among them. */
export async function listStack(scope: WorkspaceScope, input: { actor?: string | undefined }) {
  const { vaults } = await readStack(scope, input.actor);
  const items: StackedVaultView[] = [...vaults].reverse().map((vault) => ({
    ...refOf(vault),
    active: vault.active,
    locked: vault.locked,
    format: formatOf(vault.format),
    version: vault.version,
  }));
  return { items };
}

const PLAIN = /^[A-Za-z0-9_-]+$/;

/** As HOCON writes a path. */
function pathText(path: readonly string[]): string {
  return path.map((key) => (PLAIN.test(key) ? key : JSON.stringify(key))).join(".");
}

type Value = EffectiveValue<StackedVault>;

function reasonOf({ winner, losers }: Value): ConfigurationKeyView["reason"] {
  if (losers.length === 0) return "only";
  if (winner.locked && losers.some(({ source }) => !source.locked)) return "locked";
  if (winner.kind === "user") return "own";
  return winner.kind === "service_account" ? "service_account" : "higher_row";
}

type Loser = ConfigurationKeyView["losers"][number];

type Said = Readonly<{ source: StackedVault; path: readonly string[]; value: ConfigValue }>;

function loserOf({ source, path, value }: Said, isHidden: IsHidden): Loser {
  return { vault: refOf(source), path: pathText(path), value: maskedAt(path, value, isHidden), active: source.active };
}

function rowOf(value: Value, isHidden: IsHidden): ConfigurationKeyView {
  const { path, winner } = value;
  const losers = value.losers.map((loser) => loserOf(loser, isHidden));
  const shown = maskedAt(path, value.value, isHidden);
  return { path: pathText(path), value: shown, winner: refOf(winner), reason: reasonOf(value), losers };
}

/** What inactive vaults say: beside the effective value of the same key, or as a row of its own. */
function addInactive(rows: ConfigurationKeyView[], values: readonly Value[], isHidden: IsHidden): void {
  const byPath = new Map(rows.map((row) => [row.path, row]));
  for (const { path, value, winner, losers } of values) {
    const off = [{ source: winner, path, value }, ...losers].map((one) => loserOf(one, isHidden));
    const row = byPath.get(pathText(path));
    if (row !== undefined) row.losers.push(...off);
    else rows.push({ path: pathText(path), value: null, winner: null, reason: "inactive", losers: off });
  }
}

/**
 * Every key of the configuration of the caller or of an actor: what it is, which vault says so and why, who else does.
 */
export async function listConfigurationKeys(
  scope: WorkspaceScope,
  { actor, search = "", ...input }: ListConfigurationKeysInput,
): Promise<Page<ConfigurationKeyView>> {
  const { vaults, hiddenArguments } = await readStack(scope, actor);
  const isHidden = hiding(hiddenArguments);
  const layers = await readLayers(scope, vaults);
  const on = layers.filter(({ source }) => source.active);
  const off = layers.filter(({ source }) => !source.active);
  const rows = explained(mergeLayers(on)).map((value) => rowOf(value, isHidden));
  addInactive(rows, explained(mergeLayers(off)), isHidden);
  const wanted = search.toLowerCase();
  const found = wanted === "" ? rows : rows.filter(({ path }) => path.toLowerCase().includes(wanted));
  return slicedPage(input, found);
}

import "server-only";
import { setImmediate } from "node:timers/promises";
import type { WorkspaceScope } from "../access/scope";
import type { StackedVault } from "../db/hot/vaults";
import { shared } from "../process";
import { open } from "../secrets/seal";
import { versionSealOwner } from "../vaults/content";
import { readConfiguration } from "../vaults/formats/read";
import type { ConfigObject } from "../vaults/formats/values";
import type { Layer } from "../vaults/merge";
import { formatOf } from "../vaults/views/vault";
import { ByteCache } from "./byte-cache";

/** Bytes of text; once parsed they take several times as much. */
const KEPT_BYTES = 16_777_216;

/** What vaults say, by id and version: a version never says something else. */
function kept(): ByteCache<ConfigObject> {
  return shared("read-vaults", () => new ByteCache<ConfigObject>(KEPT_BYTES));
}

const keyOf = ({ id, version }: { id: string; version: number }) => `${id}:${version}`;

/** Reads those that are not kept, one after the other, so that other requests get their turn between them. */
async function read({ db }: WorkspaceScope, missing: readonly StackedVault[]): Promise<Map<string, ConfigObject>> {
  const found = new Map<string, ConfigObject>();
  if (missing.length === 0) return found;
  const rows = await db.vaultVersion.findMany({
    where: { OR: missing.map(({ id, version }) => ({ vaultId: id, number: version })) },
    select: { vaultId: true, number: true, format: true, sealedContent: true },
  });
  for (const { vaultId, number, format, sealedContent } of rows) {
    await setImmediate();
    const text = open(sealedContent, versionSealOwner(vaultId, number));
    const value = readConfiguration(formatOf(format), text);
    const key = keyOf({ id: vaultId, version: number });
    kept().set(key, value, text.length);
    found.set(key, value);
  }
  return found;
}

/** What each vault of a stack says, in its order. One that was deleted since the stack was read says nothing. */
export async function readLayers(
  scope: WorkspaceScope,
  vaults: readonly StackedVault[],
): Promise<Layer<StackedVault>[]> {
  const known = new Map(vaults.map((vault) => [vault, kept().get(keyOf(vault))] as const));
  const others = await read(
    scope,
    vaults.filter((vault) => known.get(vault) === undefined),
  );
  return vaults.flatMap((source) => {
    const value = known.get(source) ?? others.get(keyOf(source));
    return value === undefined ? [] : [{ source, value }];
  });
}

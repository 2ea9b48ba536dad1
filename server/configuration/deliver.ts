import "server-only";
import { hash } from "node:crypto";
import type { WorkspaceScope } from "../access/scope";
import { audited } from "../audit/audited";
import type { StackedVault } from "../db/hot/vaults";
import { shared } from "../process";
import { writeConfiguration } from "../vaults/formats/write";
import { mergeLayers, merged } from "../vaults/merge";
import type { VaultFormat } from "../vaults/schema";
import { ByteCache } from "./byte-cache";
import { readLayers } from "./layers";
import { hiding, maskedObject } from "./masking";
import type { ConfigurationView, GetConfigurationInput } from "./schema";
import { readStack } from "./stack";

const KEPT_BYTES = 33_554_432;

/** Whole configurations as they are delivered, by their tags. */
function kept(): ByteCache<string> {
  return shared("configurations", () => new ByteCache<string>(KEPT_BYTES));
}

interface Form {
  format: VaultFormat;
  masked: boolean;
  hiddenArguments: readonly string[];
}

/** The ETag of what would be delivered, without reading any of it: which vaults, in which order and form. */
function tagOf(vaults: readonly StackedVault[], { format, masked, hiddenArguments }: Form): string {
  const order = vaults.map(({ id, version, active, locked }) => [id, version, active, locked]);
  return `"${hash("sha256", JSON.stringify([format, masked, hiddenArguments, order]), "base64url")}"`;
}

/** As RFC 9110 compares for reading: a weak tag is as good. */
function isKnown(etag: string, ifNoneMatch: string | undefined): boolean {
  const tags = (ifNoneMatch ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}

async function textOf(scope: WorkspaceScope, vaults: readonly StackedVault[], form: Form, etag: string) {
  const { format, masked, hiddenArguments } = form;
  const known = kept().get(etag);
  if (known !== undefined) return known;
  const active = vaults.filter((vault) => vault.active);
  const layers = await readLayers(scope, active);
  const value = merged(mergeLayers(layers));
  const text = writeConfiguration(format, masked ? maskedObject(value, hiding(hiddenArguments)) : value);
  // Where a vault was deleted meanwhile, this text is not what its tag describes.
  if (layers.length === active.length) kept().set(etag, text, text.length * 2);
  return text;
}

/** Audits that real values went out: which vaults and versions, and never a value. */
async function recordFetch(scope: WorkspaceScope, vaults: readonly StackedVault[]): Promise<void> {
  const { id, name } = scope.actor;
  const counted = vaults.filter(({ active }) => active).map((vault) => ({ id: vault.id, version: vault.version }));
  const entries = { target: { type: "configuration", id, name }, after: { vaults: counted } };
  await audited(scope, "configuration.fetch", () => Promise.resolve({ value: undefined, entries }));
}

/**
 * The configuration that comes out of all vaults of the caller, or of somebody else. Real values go to a credential of
 * that very actor alone: a page and an admin see what looks like a secret masked.
 * @throws FORBIDDEN permission_missing (actor), NOT_FOUND
 */
export async function deliverConfiguration(
  scope: WorkspaceScope,
  { actor, format, ifNoneMatch }: GetConfigurationInput,
): Promise<ConfigurationView> {
  const { vaults, own, hiddenArguments } = await readStack(scope, actor);
  const masked = !own || scope.actor.credential === null;
  const form = { format, masked, hiddenArguments };
  const etag = tagOf(vaults, form);
  if (isKnown(etag, ifNoneMatch)) return { ...form, etag, content: null };
  const content = await textOf(scope, vaults, form, etag);
  if (!masked) await recordFetch(scope, vaults);
  return { ...form, etag, content };
}

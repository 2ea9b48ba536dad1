import "server-only";
import { randomInt } from "node:crypto";
import type { TransactionDatabase } from "./audit/audited";
import { taken } from "./db/conflicts";
import { slugify } from "./text";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const SUFFIX_LENGTH = 8;
const STEM_LENGTH = 64 - SUFFIX_LENGTH - 1;

/** What a noun would like to be called in addresses. */
export interface WantedSlug {
  text: string;
  /** Somebody chose it: another one instead would surprise them, so a taken one is refused. */
  chosen: boolean;
}

/** The noun that a slug leads to, and the space in which slugs must differ. */
interface SlugPlace {
  space: string;
  organizationId: string;
  workspaceId?: string;
  projectId?: string;
}

function randomText(): string {
  return Array.from({ length: SUFFIX_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
}

function withSuffix(stem: string): string {
  return `${stem.slice(0, STEM_LENGTH)}-${randomText()}`;
}

/** The chosen slug, or one from the name; a name without a single Latin letter or digit gives a random one. */
export function wantedSlug(chosen: string | undefined, name: string, fallback: string): WantedSlug {
  if (chosen !== undefined) return { text: chosen, chosen: true };
  const derived = slugify(name);
  return { text: derived === "" ? withSuffix(fallback) : derived, chosen: false };
}

/** A slug that is nobody's choice and tells nothing. */
export function unguessedSlug(stem: string): WantedSlug {
  return { text: withSuffix(stem), chosen: false };
}

/** Where a noun's own slug stands: its present one and all that it had before. */
async function isOwn(tx: TransactionDatabase, place: SlugPlace, slug: string): Promise<boolean> {
  const { space, organizationId, workspaceId = null, projectId = null } = place;
  const row = await tx.slug.findFirst({ where: { space, slug, organizationId, workspaceId, projectId } });
  return row !== null;
}

/**
 * Takes a slug for a noun that exists already, and answers which one it got. The insert skips a taken one instead of
 * failing, since a failed statement would end the whole transaction.
 * @throws CONFLICT taken (slug) where a chosen one belongs to another noun, now or earlier
 */
export async function claimSlug(tx: TransactionDatabase, place: SlugPlace, wanted: WantedSlug): Promise<string> {
  const { text } = wanted;
  const { count } = await tx.slug.createMany({ data: [{ ...place, slug: text.toLowerCase() }], skipDuplicates: true });
  if (count === 1 || (await isOwn(tx, place, text.toLowerCase()))) return text;
  if (wanted.chosen) throw taken("slug");
  const other = withSuffix(text);
  const second = await tx.slug.createMany({ data: [{ ...place, slug: other }], skipDuplicates: true });
  if (second.count !== 1) throw taken("slug");
  return other;
}

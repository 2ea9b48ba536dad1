import "server-only";
import type { AuditDraft } from "../../audit/audited";
import { AppError } from "../../errors";
import { maskedRecord } from "../../preferences/views/masked";
import { attributesOf } from "../queries/rows";
import type { Attributes } from "../schema/fields";

type Fields = NonNullable<AuditDraft["before"]>;

/** What of a resource can change. */
export interface Changeable {
  name: string;
  ownerId: string;
  ownerName: string;
  sizeBytes: number | null;
  attributes: Attributes;
  url: string | null;
}

/** What a call gives; what is left out stays. */
interface Given {
  name?: string | undefined;
  sizeBytes?: number | null | undefined;
  attributes?: Attributes | undefined;
  url?: string | null | undefined;
}

/** Clocks of platforms differ a little from ours. */
const AHEAD_MILLISECONDS = 300_000;

/** @throws INVALID (lastUsedAt) for a use that is still to come */
export function usedAt(lastUsedAt: string | undefined): Date | null {
  if (lastUsedAt === undefined) return null;
  const at = new Date(lastUsedAt);
  if (at.getTime() > Date.now() + AHEAD_MILLISECONDS) throw new AppError("INVALID", "invalid_value", "lastUsedAt");
  return at;
}

export function changeableOf(row: {
  name: string;
  ownerId: string;
  ownerName: string;
  sizeBytes: string | bigint | null;
  attributes: unknown;
  url: string | null;
}): Changeable {
  const { name, ownerId, ownerName, sizeBytes, attributes, url } = row;
  const size = sizeBytes === null ? null : Number(sizeBytes);
  return { name, ownerId, ownerName, sizeBytes: size, attributes: attributesOf(attributes), url };
}

/**
 * Whoever reads a resource, changes something and sends it back sends masks for what is hidden from them: these mean what
 * is there already.
 */
function unmasked(given: Attributes, present: Attributes, hidden: readonly string[]): Attributes {
  const shown = maskedRecord(present, hidden);
  const value = (name: string) => (given[name] === shown[name] ? present[name] : given[name]);
  return Object.fromEntries(Object.keys(given).map((name) => [name, value(name) ?? null]));
}

export function withGiven(
  present: Changeable,
  given: Given,
  owner: { ownerId: string; ownerName: string },
  hidden: readonly string[],
): Changeable {
  return {
    name: given.name ?? present.name,
    ownerId: owner.ownerId,
    ownerName: owner.ownerName,
    sizeBytes: given.sizeBytes === undefined ? present.sizeBytes : given.sizeBytes,
    attributes:
      given.attributes === undefined ? present.attributes : unmasked(given.attributes, present.attributes, hidden),
    url: given.url === undefined ? present.url : given.url,
  };
}

/** What the attributes have that the others have otherwise; null where they lack it. */
function otherThan(own: Attributes, others: Attributes): Attributes {
  const names = new Set([...Object.keys(own), ...Object.keys(others)]);
  return Object.fromEntries(
    [...names].filter((name) => own[name] !== others[name]).map((name) => [name, own[name] ?? null]),
  );
}

/** The fields that differ, as the audit tells them; null where nothing does. */
export function differences(before: Changeable, after: Changeable): { before: Fields; after: Fields } | null {
  const changed = (["name", "sizeBytes", "url"] as const).filter((field) => before[field] !== after[field]);
  const owner = before.ownerId !== after.ownerId;
  const attributes = Object.keys(otherThan(after.attributes, before.attributes)).length > 0;
  if (changed.length === 0 && !owner && !attributes) return null;
  const side = (own: Changeable, other: Changeable): Fields => ({
    ...Object.fromEntries(changed.map((field) => [field, own[field]])),
    ...(owner ? { owner: own.ownerId, ownerName: own.ownerName } : {}),
    ...(attributes ? { attributes: otherThan(own.attributes, other.attributes) } : {}),
  });
  return { before: side(before, after), after: side(after, before) };
}

/** Fields as the audit keeps them: without the values of hidden arguments. */
export function withoutHidden(
  fields: Pick<AuditDraft, "before" | "after">,
  hidden: readonly string[],
): Pick<AuditDraft, "before" | "after"> {
  const shown = (side: Fields): Fields =>
    side.attributes === undefined ? side : { ...side, attributes: maskedRecord(attributesOf(side.attributes), hidden) };
  return {
    ...(fields.before === undefined ? {} : { before: shown(fields.before) }),
    ...(fields.after === undefined ? {} : { after: shown(fields.after) }),
  };
}

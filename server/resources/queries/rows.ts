import "server-only";
import type { ResourceRow } from "../../db/hot/access/decided-resources";
import type { Attributes } from "../schema/fields";

/** The columns of a view, where a row is read by its id. */
export const RESOURCE_COLUMNS = {
  id: true,
  type: true,
  externalId: true,
  name: true,
  projectId: true,
  project: { select: { name: true, slug: true } },
  ownerId: true,
  ownerName: true,
  sizeBytes: true,
  attributes: true,
  url: true,
  lastUsedAt: true,
  createdAt: true,
  updatedAt: true,
} as const;

/** One resource as it is kept. */
export interface StoredResource {
  id: string;
  type: string;
  externalId: string;
  name: string;
  projectId: string | null;
  project: { name: string; slug: string } | null;
  ownerId: string;
  ownerName: string;
  sizeBytes: bigint | null;
  attributes: unknown;
  url: string | null;
  lastUsedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** A time as the sanctioned statements write it: in UTC, without saying so. */
function timeOf(text: string): Date {
  return new Date(`${text.replace(" ", "T")}Z`);
}

/** A row of a list, as one that is read by its id. */
export function storedFrom(row: ResourceRow): StoredResource {
  const { projectName, projectSlug, sizeBytes, lastUsedAt, createdAt, updatedAt, ...rest } = row;
  return {
    ...rest,
    project: projectName === null || projectSlug === null ? null : { name: projectName, slug: projectSlug },
    sizeBytes: sizeBytes === null ? null : BigInt(sizeBytes),
    lastUsedAt: lastUsedAt === null ? null : timeOf(lastUsedAt),
    createdAt: timeOf(createdAt),
    updatedAt: timeOf(updatedAt),
  };
}

/** Attributes as they are kept; what is no flat field was never let in. */
export function attributesOf(value: unknown): Attributes {
  if (typeof value !== "object" || value === null) return {};
  const attributes: Attributes = {};
  for (const [name, one] of Object.entries<unknown>({ ...value })) {
    if (one === null || typeof one === "string" || typeof one === "number" || typeof one === "boolean") {
      attributes[name] = one;
    }
  }
  return attributes;
}

import "server-only";
import { runStatement } from "../../statement";
import type { TransactionDatabase } from "../../tenant";
import { utc } from "../conditions";

/** By what a platform knows a thing: its id there, of a type, in a project or (null) in the workspace itself. */
export interface ResourceKey {
  projectId: string | null;
  type: string;
  externalId: string;
}

/** What a registration may change, as it stands. */
export interface RegisteredRow extends ResourceKey {
  id: string;
  name: string;
  ownerId: string;
  ownerName: string;
  /** Digits. */
  sizeBytes: string | null;
  attributes: unknown;
  url: string | null;
  /** As `utc` writes it. */
  lastUsedAt: string | null;
}

const FIND = `
  select r."id", r."projectId", r."type", r."externalId", r."name", r."ownerId", r."ownerName", r."sizeBytes"::text as "sizeBytes",
    r."attributes", r."url", ${utc(`r."lastUsedAt"`)} as "lastUsedAt"
  from jsonb_to_recordset($2::jsonb) as k("projectId" text, "type" text, "externalId" text)
  join "resources" r on r."workspaceId" = $1 and coalesce(r."projectId", '') = coalesce(k."projectId", '')
    and r."type" = k."type" and r."externalId" = k."externalId"`;

/** Those of the named ones that are there, by one statement however many are named. */
export async function findRegistered(
  tx: TransactionDatabase,
  workspaceId: string,
  keys: readonly ResourceKey[],
): Promise<RegisteredRow[]> {
  return runStatement<RegisteredRow>(null, FIND, [workspaceId, JSON.stringify(keys)], tx);
}

interface ResourceFields {
  id: string;
  name: string;
  nameKey: string;
  ownerId: string;
  ownerName: string;
  sizeBytes: string | null;
  attributes: unknown;
  url: string | null;
}

const CHANGE = `
  update "resources" r set "name" = v."name", "nameKey" = v."nameKey", "ownerId" = v."ownerId", "ownerName" = v."ownerName",
    "sizeBytes" = v."sizeBytes", "attributes" = v."attributes", "url" = v."url", "updatedAt" = now()
  from jsonb_to_recordset($2::jsonb) as v("id" text, "name" text, "nameKey" text, "ownerId" text, "ownerName" text,
    "sizeBytes" bigint, "attributes" jsonb, "url" text)
  where r."workspaceId" = $1 and r."id" = v."id" returning r."id"`;

/** Gives many resources their new fields, each its own, by one statement. */
export async function changeResources(
  tx: TransactionDatabase,
  workspaceId: string,
  rows: readonly ResourceFields[],
): Promise<void> {
  if (rows.length > 0) await runStatement(null, CHANGE, [workspaceId, JSON.stringify(rows)], tx);
}

const STAMP = `
  update "resources" r set "lastUsedAt" = greatest(r."lastUsedAt", v."at")
  from jsonb_to_recordset($2::jsonb) as v("id" text, "at" timestamptz)
  where r."workspaceId" = $1 and r."id" = v."id" returning r."id"`;

/** Says when each was last used; reports that come late set no clock back. */
export async function stampUses(
  tx: TransactionDatabase,
  workspaceId: string,
  uses: readonly { id: string; at: string }[],
): Promise<void> {
  if (uses.length > 0) await runStatement(null, STAMP, [workspaceId, JSON.stringify(uses)], tx);
}

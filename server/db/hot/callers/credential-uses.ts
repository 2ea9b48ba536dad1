import "server-only";
import { runStatement } from "../../statement";
import type { TransactionDatabase } from "../../tenant";

/** How often a secret was used in an hour, from one place and by one agent; both are empty where they are not known. */
export interface NotedUse {
  credentialId: string;
  secretVersion: number;
  hour: Date;
  address: string;
  agent: string;
  count: number;
  lastAt: Date;
}

/** Rows are locked in the order of their keys, so that two processes that write at once wait and do not cross. */
const ADD = `
  with "noted" as (
    select * from jsonb_to_recordset($1::jsonb) as n("credentialId" text, "secretVersion" int, "hour" timestamptz,
      "address" text, "agent" text, "count" int, "lastAt" timestamptz)
  ), "locked" as (
    select k."id", k."organizationId" from "credentials" k
    where k."id" in (select "credentialId" from "noted") order by k."id" for no key update
  ), "last" as (
    select distinct on ("credentialId") * from "noted" order by "credentialId", "lastAt" desc
  ), "touched" as (
    update "credentials" k
    set "lastUsedAt" = l."lastAt", "lastUsedAddress" = nullif(l."address", ''), "lastUsedAgent" = nullif(l."agent", '')
    from "last" l join "locked" on "locked"."id" = l."credentialId"
    where k."id" = l."credentialId" and (k."lastUsedAt" is null or k."lastUsedAt" < l."lastAt")
  )
  insert into "credential_uses"
    ("organizationId", "credentialId", "secretVersion", "hour", "address", "agent", "count", "lastAt")
  select "locked"."organizationId", n."credentialId", n."secretVersion", n."hour", n."address", n."agent", n."count", n."lastAt"
  from "noted" n join "locked" on "locked"."id" = n."credentialId"
  order by n."credentialId", n."hour", n."secretVersion", n."address", n."agent"
  on conflict ("credentialId", "hour", "secretVersion", "address", "agent") do update
  set "count" = "credential_uses"."count" + excluded."count",
    "lastAt" = greatest("credential_uses"."lastAt", excluded."lastAt")`;

/** Adds a batch of uses to what was counted before, and keeps on each credential when and where it was used last. */
export async function addCredentialUses(tx: TransactionDatabase, uses: readonly NotedUse[]): Promise<void> {
  await runStatement(null, ADD, [JSON.stringify(uses)], tx);
}

import { newId } from "@/server/ids";
import type { TestOutcome } from "@/server/identity-providers/schema/test-result";
import { OUTCOME_OWNER } from "@/server/identity-providers/views/secrets";
import { seal } from "@/server/secrets/seal";
import { oidcConnection } from "./connections";
import { sql } from "../database";
import type { Person } from "../factory";
import type { Tenant } from "../tenant";

/** Gives somebody what lets them in without a provider: a password and an app for codes, by rows alone. */
export async function passwordAndApp(who: Person): Promise<void> {
  await sql(`update "users" set "passwordHash" = 'none' where "id" = $1`, who.id);
  await sql(
    'insert into "totp_factors" ("userId", "sealedSecret", "confirmedAt") values ($1, $2, now()) on conflict do nothing',
    who.id,
    seal("none", `totp:${who.id}`),
  );
}

export async function breakGlass(of: Tenant, who: Person, is = true): Promise<void> {
  const named = [of.organization.id, who.id];
  const columns = `"breakGlass" = ${String(is)}`;
  await sql(`update "organization_members" set ${columns} where "organizationId" = $1 and "userId" = $2`, ...named);
}

export async function verifiedDomain(of: Tenant, domain = `${of.organization.slug}.example.org`): Promise<string> {
  await sql(
    `insert into "domains" ("id", "organizationId", "domain", "verifiedAt", "verifiedBy") values ($1, $2, $3, now(), 'operator')`,
    newId("dom"),
    of.organization.id,
    domain,
  );
  return domain;
}

const PASSED: TestOutcome = {
  checks: [],
  claims: {},
  reason: null,
  identity: null,
  preview: { way: "known", reason: null, organizationRole: null, workspaces: [], groups: [] },
};

/** A test of a connection by somebody that has passed so many minutes ago. */
export async function passedTest(of: Tenant, connection: string, who: Person, minutesAgo = 1): Promise<void> {
  const id = newId("sso");
  await sql(
    `insert into "sso_transactions" ("id", "organizationId", "identityProviderId", "purpose", "browserHash", "stateHash",
       "next", "userId", "sealedOutcome", "expiresAt", "finishedAt")
     values ($1, $2, $3, 'test', '', $1, '/', $4, $5, now() + interval '10 minutes', now() - $6 * interval '1 minute')`,
    id,
    of.organization.id,
    connection,
    who.id,
    seal(JSON.stringify(PASSED), OUTCOME_OWNER(id)),
    minutesAgo,
  );
}

/** All that single sign-on needs before it can be required by the owner of the tenant. */
export async function readyForSso(of: Tenant): Promise<string> {
  await verifiedDomain(of);
  await passwordAndApp(of.owner);
  await breakGlass(of, of.owner);
  const { id } = await oidcConnection(of.owner, of.organization);
  await passedTest(of, id, of.owner);
  return id;
}

/** Requires it from now on, by the row alone. */
export async function requireSsoOf({ id }: { id: string }): Promise<void> {
  await sql('update "organizations" set "ssoRequiredAt" = now(), "ssoConfirmedAt" = now() where "id" = $1', id);
}

import type pg from "pg";
import { compare, grouped, KINDS, type Found, type Kind, type Ledger } from "./ledger";
import { ADDRESS, NAME, OWNER } from "./settings";

const BY_NAME = NAME.source;

/** How what the load makes is found in the database: `key`, `id` and `state` of each. */
const FOUND: Readonly<Record<Kind, string>> = {
  project: `
    select "slug" as "key", "id", case when "deletedAt" is not null then 'deleted'
      when "archivedAt" is not null then 'archived' else 'active' end as "state" from "projects" where "slug" ~ '${BY_NAME}'`,
  group: `select "name" as "key", "id", 'there' as "state" from "groups" where "name" ~ '${BY_NAME}'`,
  "group member": `
    select "groupId" || ' ' || "serviceAccountId" as "key", "id", "source" as "state" from "group_members"
    where "serviceAccountId" is not null`,
  "service account": `
    select "name" as "key", "id", "role" || case when "suspendedAt" is null then '' else ' suspended' end as "state"
    from "service_accounts" where "name" ~ '${BY_NAME}'`,
  credential: `
    select "label" as "key", "id", case when "revokedAt" is null then "secretVersion"::text else 'revoked' end as "state"
    from "credentials" where "label" ~ '${BY_NAME}'`,
  resource: `select "externalId" as "key", "id", "name" as "state" from "resources" where "externalId" ~ '${BY_NAME}'`,
  "access rule": `
    select r."externalId" as "key", a."id", a."permission" as "state" from "access_rules" a
    join "resources" r on r."id" = a."resourceId" where r."externalId" ~ '${BY_NAME}'`,
  vault: `select "name" as "key", "id", "version"::text as "state" from "vaults" where "name" ~ '${BY_NAME}'`,
  "machine vault": `
    select "serviceAccountId" as "key", "id", "version"::text as "state" from "vaults" where "serviceAccountId" is not null`,
  budget: `
    select trim_scale("amount")::text as "key", "id", case when "hardStop" then 'hard' else 'soft' end as "state"
    from "budgets"`,
  invitation: `
    select "emailKey" as "key", "id", "status" as "state" from "invitations" where "emailKey" ~ '${ADDRESS.source}'`,
  member: `
    select m."workspaceId" || ' ' || m."userId" as "key", m."userId" as "id", m."role" as "state"
    from "workspace_members" m join "workspaces" w on w."id" = m."workspaceId" join "users" u on u."id" = m."userId"
    where not w."isDefault" and u."email" <> '${OWNER.email}'`,
};

/** A change that the audit does not have exactly once. */
const UNRECORDED = `
  select w."action", w."id" as "requestId", count(a."id")::int as "rows"
  from unnest($1::text[], $2::text[]) w("id", "action")
  left join "audit_entries" a on a."requestId" = w."id" and a."action" = w."action" and a."result" = 'done'
  group by 1, 2 having count(a."id") <> 1`;

/** Every acknowledged change since the last look has left its row. */
async function lookIntoAudit(client: pg.Client, ledger: Ledger): Promise<void> {
  const asked = ledger.audits.splice(0);
  const values = [asked.map(({ requestId }) => requestId), asked.map(({ action }) => action)];
  const { rows } = await client.query<{ action: string; requestId: string; rows: number }>(UNRECORDED, values);
  for (const { action, requestId, rows: count } of rows) {
    ledger[count === 0 ? "lost" : "doubled"] += 1;
    ledger.faults.push(`${action} of request ${requestId} left ${count} audit rows`);
  }
}

interface Counted {
  id: string;
  organizationId: string;
  meter: string;
  quantity: string;
}

/** Every acknowledged event is there once, as it was said; the others as they are, once or not at all. */
async function lookIntoUsage(client: pg.Client, ledger: Ledger): Promise<void> {
  const { rows } = await client.query<Counted>(
    `select "id", "organizationId", "meter", trim_scale("quantity")::text as "quantity" from "usage_events"
     where "id" ~ '${BY_NAME}'`,
  );
  const byId = grouped(rows, ({ id }) => id);
  for (const [id, event] of ledger.events) {
    const [row, ...more] = byId.get(id) ?? [];
    if (more.length > 0) {
      ledger.doubled += 1;
      ledger.faults.push(`event ${id} is there ${more.length + 1} times`);
    }
    if (row === undefined && event.acknowledged) {
      ledger.lost += 1;
      ledger.faults.push(`event ${id} was acknowledged and is not there`);
    }
    if (row === undefined) continue;
    const said = `${event.organization} ${event.meter} ${event.quantity}`;
    const kept = `${row.organizationId} ${row.meter} ${row.quantity}`;
    if (said !== kept) ledger.faults.push(`event ${id} is ${kept}, and was ${said}`);
    // It was counted, so it stays counted.
    event.acknowledged = true;
  }
}

/** Holds everything that was written against what the database has. */
export async function lookUp(client: pg.Client, ledger: Ledger): Promise<void> {
  for (const kind of KINDS) compare(ledger, kind, (await client.query<Found>(FOUND[kind])).rows);
  await lookIntoAudit(client, ledger);
  await lookIntoUsage(client, ledger);
}

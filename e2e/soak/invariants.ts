import type pg from "pg";

/** A vault keeps so many versions, and the one that was applied last. */
const VERSIONS_KEPT = 100;

/** What always holds, as a question whose every row is a fault. Each row says what breaks the rule. */
const RULES: readonly (readonly [rule: string, broken: string])[] = [
  [
    "an organization without an active owner",
    `select o."id" from "organizations" o where o."deletedAt" is null and not exists (
       select 1 from "organization_members" m join "users" u on u."id" = m."userId"
       where m."organizationId" = o."id" and m."role" = 'owner' and m."suspendedAt" is null and m."expiresAt" is null
         and u."suspendedAt" is null and u."deletedAt" is null)`,
  ],
  [
    "somebody who is in an organization twice",
    `select "organizationId", "userId" from "organization_members" group by 1, 2 having count(*) > 1`,
  ],
  [
    "somebody who is in a workspace twice",
    `select "workspaceId", "userId" from "workspace_members" group by 1, 2 having count(*) > 1`,
  ],
  [
    "somebody who is in a group twice by one source",
    `select "groupId", coalesce("userId", "serviceAccountId") from "group_members" group by 1, 2, "source" having count(*) > 1`,
  ],
  [
    "a member of a workspace who is not in its organization",
    `select m."workspaceId", m."userId" from "workspace_members" m left join "organization_members" o
       on o."organizationId" = m."organizationId" and o."userId" = m."userId" where o."userId" is null`,
  ],
  [
    "a member of an organization who is not in its default workspace",
    `select m."organizationId", m."userId" from "organization_members" m
     join "workspaces" w on w."organizationId" = m."organizationId" and w."isDefault"
     where m."role" not in ('owner', 'admin') and not exists (
       select 1 from "workspace_members" x where x."workspaceId" = w."id" and x."userId" = m."userId")`,
  ],
  [
    "an address with two live invitations into a workspace",
    `select "workspaceId", "emailKey" from "invitations" where "status" = 'pending' and "expiresAt" > now()
     group by 1, 2 having count(*) > 1`,
  ],
  [
    "a credential whose former secret has no end, or outlives it",
    `select "id" from "credentials" where ("previousSecretHash" is null) <> ("previousEndsAt" is null)
       or "previousEndsAt" > "expiresAt" or "previousSecretHash" = "secretHash" or "secretVersion" < 1`,
  ],
  [
    "a project whose slug leads elsewhere",
    `select p."id" from "projects" p left join "slugs" s on s."space" = p."workspaceId" and s."slug" = lower(p."slug")
     where s."projectId" is distinct from p."id"`,
  ],
  [
    "a workspace without its one default project",
    `select w."id" from "workspaces" w left join "projects" p on p."workspaceId" = w."id" and p."kind" = 'default'
     group by 1 having count(p."id") <> 1`,
  ],
  [
    "an account without its one personal organization and workspace",
    `select u."id" from "users" u left join "organizations" o on o."personalOf" = u."id"
     left join "workspaces" w on w."organizationId" = o."id" and w."deletedAt" is null
     where u."deletedAt" is null group by 1 having count(distinct o."id") <> 1 or count(w."id") <> 1`,
  ],
  [
    "a workspace that counts its members wrongly",
    `select w."id" from "workspaces" w where w."memberCount" <> (
       select count(*) from "workspace_members" m where m."workspaceId" = w."id")`,
  ],
  [
    "an organization that counts its members wrongly",
    `select o."id" from "organizations" o where o."memberCount" <> (
       select count(*) from "organization_members" m where m."organizationId" = o."id")`,
  ],
  [
    "an organization with more people and live invitations than seats",
    `select o."id" from "organizations" o where o."seatMaximum" < (
       select count(distinct x."who") from (
         select u."emailKey" as "who" from "organization_members" m join "users" u on u."id" = m."userId"
         where m."organizationId" = o."id" and m."suspendedAt" is null
         union all
         select i."emailKey" from "invitations" i
         where i."organizationId" = o."id" and i."status" = 'pending' and i."expiresAt" > now()) x)`,
  ],
  [
    "a group with a person who is not in its workspace",
    `select g."groupId", g."userId" from "group_members" g where g."userId" is not null
       and not exists (select 1 from "workspace_members" m where m."workspaceId" = g."workspaceId" and m."userId" = g."userId")
       and not exists (select 1 from "organization_members" m where m."organizationId" = g."organizationId"
         and m."userId" = g."userId" and m."role" in ('owner', 'admin'))`,
  ],
  [
    "an access rule for nobody",
    `select r."id" from "access_rules" r where not exists (select 1 from "access_grants" g where g."ruleId" = r."id")`,
  ],
  [
    "a grant that says other things than its rule",
    `select g."ruleId", g."subject" from "access_grants" g join "access_rules" r on r."id" = g."ruleId"
     where g."permission" <> r."permission" or g."resourceType" <> r."resourceType" or g."workspaceId" <> r."workspaceId"`,
  ],
  [
    "a grant for a person who is not in the workspace",
    `select g."ruleId", g."userId" from "access_grants" g where g."userId" is not null
       and not exists (select 1 from "workspace_members" m where m."workspaceId" = g."workspaceId" and m."userId" = g."userId")
       and not exists (select 1 from "organization_members" m where m."organizationId" = g."organizationId"
         and m."userId" = g."userId" and m."role" in ('owner', 'admin'))`,
  ],
  [
    "a vault whose version is not the last of its versions, or that has lost one of those it keeps",
    `select v."id" from "vaults" v where v."version" <> (
       select coalesce(max(x."number"), 0) from "vault_versions" x where x."vaultId" = v."id")
       or (select count(*) from "vault_versions" x where x."vaultId" = v."id")
         not between least(v."version", ${VERSIONS_KEPT}) and least(v."version", ${VERSIONS_KEPT} + 1)`,
  ],
  [
    "an id of usage without its one event",
    `select i."organizationId", i."id" from "usage_event_ids" i left join "usage_events" e
       on e."organizationId" = i."organizationId" and e."id" = i."id" group by 1, 2 having count(e."id") <> 1`,
  ],
  [
    "an event of usage without its id",
    `select e."organizationId", e."id" from "usage_events" e left join "usage_event_ids" i
       on i."organizationId" = e."organizationId" and i."id" = e."id" where i."id" is null`,
  ],
  [
    "usage that adds up differently by event, hour, day and total",
    `select "organizationId", "meter", "workspaceId", "projectId", array_agg("sum") from (
       select "organizationId", "meter", "workspaceId", "projectId", trim_scale(sum("quantity")) || ' by event' as "sum",
         sum("quantity") as "q" from "usage_events" group by 1, 2, 3, 4
       union all select "organizationId", "meter", "workspaceId", "projectId", trim_scale(sum("quantity")) || ' by hour',
         sum("quantity") from "usage_hours" group by 1, 2, 3, 4
       union all select "organizationId", "meter", "workspaceId", "projectId", trim_scale(sum("quantity")) || ' by day',
         sum("quantity") from "usage_days" group by 1, 2, 3, 4) x
     where "meter" in ('compute_seconds', 'tokens') group by 1, 2, 3, 4 having count(*) <> 3 or min("q") <> max("q")`,
  ],
  [
    "a total of usage that is not the sum of its events",
    `select t."organizationId", t."meter", t."q", e."q" from
       (select "organizationId", "meter", sum("quantity") as "q" from "usage_day_totals" where "workspaceId" = ''
        and "meter" in ('compute_seconds', 'tokens') group by 1, 2) t
       full join (select "organizationId", "meter", sum("quantity") as "q" from "usage_events"
        where "meter" in ('compute_seconds', 'tokens') group by 1, 2) e using ("organizationId", "meter")
     where t."q" is distinct from e."q"`,
  ],
  [
    "a gap in the numbers of invoices",
    `select b."lastInvoiceNumber", count(i."id"), max(i."sequence") from "billing_settings" b left join "invoices" i on true
     group by 1 having count(i."id") <> b."lastInvoiceNumber" or coalesce(max(i."sequence"), 0) <> b."lastInvoiceNumber"`,
  ],
  [
    "a month that was invoiced twice",
    `select "organizationId", "periodStart" from "invoices" group by 1, 2 having count(*) > 1`,
  ],
  [
    "a change of the load that left no row of its making, or several",
    `select t."kind", t."id", count(a."id") from (
       select 'project.create' as "kind", "id" from "projects" where "slug" ~ '^soak-'
       union all select 'group.create', "id" from "groups" where "name" ~ '^soak-'
       union all select 'service-account.create', "id" from "service_accounts" where "name" ~ '^soak-'
       union all select 'resource.register', "id" from "resources" where "externalId" ~ '^soak-'
       union all select 'vault.create', "id" from "vaults" where "name" ~ '^soak-'
       union all select 'budget.create', "id" from "budgets") t
     left join "audit_entries" a on a."targetId" = t."id" and a."action" = t."kind" and a."result" = 'done'
     group by 1, 2 having count(a."id") <> 1`,
  ],
  [
    "an audit row that is neither sealed nor waits for it, or both",
    `select a."id" from "audit_entries" a left join "audit_seals" s on s."entryId" = a."id"
     left join "audit_unsealed" u on u."entryId" = a."id" where (s."entryId" is null) = (u."entryId" is null)`,
  ],
  [
    "an audit row that has waited for its seal for a minute",
    `select a."id" from "audit_unsealed" u join "audit_entries" a on a."id" = u."entryId" where a."at" < now() - interval '1 minute'`,
  ],
  [
    "a job that is overdue, or was given up",
    `select "id", "kind", "attempts", "lastError" from "jobs" where
       ("endedAt" is null and "runAt" < now() - interval '3 minutes' and coalesce("leasedUntil", '-infinity') < now() - interval '1 minute')
       or ("endedAt" is not null and "lastError" is not null)`,
  ],
];

/** Every table that names both a place and what is above it, by the columns that name them. */
const PLACED = `
  select c."table_name" as "table", array_agg(c."column_name"::text) as "columns" from "information_schema"."columns" c
  join "information_schema"."tables" t using ("table_schema", "table_name")
  where c."table_schema" = 'public' and t."table_type" = 'BASE TABLE'
    and c."column_name" in ('organizationId', 'workspaceId', 'projectId')
  group by 1 having count(*) > 1 and bool_or(c."column_name" = 'organizationId')`;

async function misplaced(client: pg.Client): Promise<string[]> {
  const faults: string[] = [];
  const { rows } = await client.query<{ table: string; columns: string[] }>(PLACED);
  for (const { table, columns } of rows) {
    for (const [column, parent] of [
      ["workspaceId", "workspaces"],
      ["projectId", "projects"],
    ] as const) {
      if (!columns.includes(column) || table === parent) continue;
      const inWorkspace =
        parent === "projects" && columns.includes("workspaceId") ? `or p."workspaceId" <> x."workspaceId"` : "";
      const wrong = await client.query(
        `select x."organizationId", x."${column}" from "${table}" x join "${parent}" p on p."id" = x."${column}"
         where p."organizationId" <> x."organizationId" ${inWorkspace} limit 3`,
      );
      if (wrong.rows.length > 0) faults.push(`${table} of another place than its own: ${JSON.stringify(wrong.rows)}`);
    }
  }
  return faults;
}

/** How many rules are asked after. */
export const INVARIANTS = RULES.length + 1;

/** Everything that does not hold now. */
export async function findBroken(client: pg.Client): Promise<string[]> {
  const faults: string[] = [];
  for (const [rule, broken] of RULES) {
    const { rows } = await client.query(`select * from (${broken}) x limit 3`);
    if (rows.length > 0) faults.push(`${rule}: ${JSON.stringify(rows)}`);
  }
  return [...faults, ...(await misplaced(client))];
}

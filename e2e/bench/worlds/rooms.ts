import pg from "pg";
import { startProduct, type Product } from "../../product";
import { environmentFor } from "./world";

/** A workspace of the size that decisions are measured in; only the number of resources differs between two of them. */
export interface Rooms {
  product: Product;
  database: string;
  workspaceId: string;
  organizationId: string;
  stop: () => Promise<void>;
}

const USERS = 10_000;
const GROUPS = 1_000;
const MACHINES = 100;
const PROJECTS = 1_000;
const COLLABORATORS = 20;
/** Where rules stand; two more are those that the workspace starts with. */
const RULES = { workspace: 500, projects: 30_000, resources: 69_498 };

/** The machine that asks for the platform. */
export const ASKER = { accessKey: "bench-decision-asker", secretKey: "bench-decision-secret-of-32-characters" };
/** Access keys person-key-1 ... person-key-10000, secrets person-secret-1 ... */
export const personKey = (number: number) => ({
  accessKey: `person-key-${number}`,
  secretKey: `person-secret-${number}`,
});

/** Ids in the product's own form that sort by their number; the letter keeps them apart from those that it made. */
const id = (kind: string, number: string) => `('${kind}_d' || lpad((${number})::text, 25, '0'))`;
export const idOf = (kind: string, number: number) => `${kind}_d${String(number).padStart(25, "0")}`;

/** A number from 1 on that looks drawn by chance and is the same in every run. */
const drawn = (i: string, salt: number, among: number) => `(1 + abs(hashint8extended(${i}, ${salt}) % ${among}))`;

/**
 * Most people are members by role, some viewers, twenty admins; one in a hundred has a place in the organization alone.
 */
const PEOPLE = [
  `insert into "users" ("id", "email", "emailKey", "name", "emailVerifiedAt")
   select ${id("usr", "i")}, 'person-' || i || '@example.com', 'person-' || i || '@example.com', 'Person ' || i, now()
   from generate_series(1, ${USERS}) i`,
  `insert into "organization_members" ("organizationId", "userId", "role")
   select $1, ${id("usr", "i")}, 'member' from generate_series(1, ${USERS}) i`,
  `insert into "workspace_members" ("organizationId", "workspaceId", "userId", "role")
   select $1, $2, ${id("usr", "i")}, case when i <= 20 then 'admin' when i % 10 = 0 then 'viewer' else 'member' end
   from generate_series(1, ${USERS}) i where i % 100 <> 99`,
  `insert into "service_accounts" ("id", "organizationId", "workspaceId", "name", "nameKey", "role", "createdById")
   select ${id("sa", "i")}, $1, $2, 'Machine ' || i, 'machine ' || i, case when i % 2 = 0 then 'member' else 'viewer' end, ${id("usr", "1")}
   from generate_series(1, ${MACHINES}) i`,
  `insert into "groups" ("id", "organizationId", "workspaceId", "name", "nameKey")
   select ${id("grp", "i")}, $1, $2, 'Group ' || i, 'group ' || i from generate_series(1, ${GROUPS}) i`,
  // Everybody is in two groups, and the hundredth person in twenty.
  `insert into "group_members" ("id", "organizationId", "workspaceId", "groupId", "userId")
   select ${id("gm", "row_number() over ()")}, $1, $2, "group", "user" from (
     select ${id("grp", drawn("i", 1, GROUPS / 2))} as "group", ${id("usr", "i")} as "user" from generate_series(1, ${USERS}) i
     union select ${id("grp", `${GROUPS / 2} + ${drawn("i", 2, GROUPS / 2)}`)}, ${id("usr", "i")} from generate_series(1, ${USERS}) i
     union select ${id("grp", `${GROUPS / 20} * i`)}, ${id("usr", "101")} from generate_series(1, 20) i) x`,
];

const CREDENTIALS = [
  `insert into "credentials" ("id", "organizationId", "workspaceId", "userId", "accessKey", "secretHash")
   select ${id("crd", "i")}, $1, $2, ${id("usr", "i")}, 'person-key-' || i, encode(sha256(('person-secret-' || i)::bytea), 'hex')
   from generate_series(1, ${USERS}) i`,
  `insert into "credentials" ("id", "organizationId", "workspaceId", "serviceAccountId", "accessKey", "secretHash", "scopes")
   values (${id("crd", "0")}, $1, $2, ${id("sa", "1")}, '${ASKER.accessKey}', encode(sha256('${ASKER.secretKey}'::bytea), 'hex'),
     '{"permissions": ["access.ask", "access.check", "resource.list"]}')`,
];

/** One project in four is open; each has collaborators of all roles. */
const PLACES = [
  `insert into "projects" ("id", "organizationId", "workspaceId", "name", "slug", "visibility")
   select ${id("prj", "i")}, $1, $2, 'Project ' || i, 'project-' || i, case when i % 4 = 0 then 'open' else 'private' end
   from generate_series(1, ${PROJECTS}) i`,
  `insert into "slugs" ("space", "slug", "organizationId", "projectId")
   select $2, 'project-' || i, $1, ${id("prj", "i")} from generate_series(1, ${PROJECTS}) i`,
  `insert into "collaborators" ("organizationId", "workspaceId", "projectId", "userId", "role", "access")
   select $1, $2, ${id("prj", "i")}, ${id("usr", drawn("i * 100 + n", 3, USERS))},
     (array['owner', 'member', 'viewer', 'access'])[1 + n % 4], case when n % 4 = 3 then '{"job": "all", "dataset": "read"}'::jsonb end
   from generate_series(1, ${PROJECTS}) i, generate_series(1, ${COLLABORATORS}) n on conflict do nothing`,
];

const TYPES = ["job", "job", "job", "job", "job", "model", "artifact", "dataset", "experiment", "queue"];
export const typeAt = (number: number): string => TYPES[number % TYPES.length] ?? "";
const typeOf = (number: string) => `('{${TYPES.join(",")}}'::text[])[1 + (${number}) % ${TYPES.length}]`;

/** A job in a private project, and one in an open one: by the numbers that `resources` gives them. */
export const PROJECTS_BEHIND = { "a private": 1 + TYPES.length, "an open": 1 + 3 * TYPES.length };

/** Half are jobs, each kind lies in all projects, queues in the workspace's own room. */
const resources = (count: number) => `
  insert into "resources" ("id", "organizationId", "workspaceId", "projectId", "type", "externalId", "name", "nameKey", "ownerId", "ownerName")
  select ${id("res", "i")}, $1, $2, case when i % ${TYPES.length} < ${TYPES.length - 1} then ${id("prj", `1 + (i / ${TYPES.length}) % ${PROJECTS}`)} end,
    ${typeOf("i")}, 'x-' || i, 'Run of experiment ' || i, 'run of experiment ' || i, ${id("usr", drawn("i", 4, USERS))}, ''
  from generate_series(1, ${count}) i`;

/**
 * Four in five rules name a person, a group or a machine; some resources are shared into a project.
 * One in ten has ended.
 */
const grantsOf = (count: number) => {
  const last = RULES.workspace + RULES.projects + RULES.resources;
  return `
  create temporary table "drawn_rules" as
  select ${id("rul", "i")} as "ruleId", i,
    case when i <= ${RULES.workspace} then $2::text when i <= ${RULES.workspace + RULES.projects} then ${id("prj", drawn("i", 5, PROJECTS))}
      else ${id("res", drawn("i", 6, count))} end as "scope",
    case when i <= ${RULES.workspace} then ${typeOf("i")} else '*' end as "resourceType", case when i % 3 = 0 then 'modify' else 'read' end as "permission",
    case when i % 10 = 1 then now() - interval '1 day' when i % 10 = 2 then now() + interval '30 days' end as "expiresAt",
    case when i <= ${RULES.workspace} then 'group' when i > ${RULES.workspace + RULES.projects} and i % 20 = 3 then 'project'
      else (array['user', 'user', 'user', 'group', 'machine'])[1 + i % 5] end as "names"
  from generate_series(1, ${last}) i`;
};

const RULED = [
  `insert into "access_rules" ("id", "organizationId", "workspaceId", "resourceType", "projectId", "resourceId", "permission", "expiresAt")
   select "ruleId", $1, $2, "resourceType", case when "scope" like 'prj%' then "scope" end, case when "scope" like 'res%' then "scope" end,
     "permission", "expiresAt" from "drawn_rules"`,
  `insert into "access_grants" ("organizationId", "workspaceId", "ruleId", "subject", "userId", "groupId", "serviceAccountId", "sharedProjectId",
     "scope", "resourceType", "permission", "expiresAt")
   select $1, $2, "ruleId", coalesce("user", "group", "machine", "project"), "user", "group", "machine", "project", "scope", "resourceType",
     "permission", "expiresAt"
   from "drawn_rules" cross join lateral (select
     case when "names" = 'user' then ${id("usr", drawn("i", 7, USERS))} end as "user",
     case when "names" = 'group' then ${id("grp", drawn("i", 8, GROUPS))} end as "group",
     case when "names" = 'machine' then ${id("sa", drawn("i", 9, MACHINES))} end as "machine",
     case when "names" = 'project' then ${id("prj", drawn("i", 10, PROJECTS))} end as "project") s`,
];

/** The indexes of a table but for those that references need: many rows go in faster without, and get them afterwards. */
async function withoutIndexes(client: pg.Client, table: string, fillTable: () => Promise<unknown>): Promise<void> {
  const { rows } = await client.query<{ name: string; text: string }>(
    `select i.indexrelid::regclass::text as "name", pg_get_indexdef(i.indexrelid) as "text" from pg_index i
     where i.indrelid = $1::regclass and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`,
    [table],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await fillTable();
  for (const { text } of rows) await client.query(text);
}

/** Rows written past the product and its triggers: they only have to be there, and be as it would have written them. */
async function fill(database: string, count: number): Promise<{ workspaceId: string; organizationId: string }> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const { rows } = await client.query<{ workspaceId: string; organizationId: string }>(
      `select "id" as "workspaceId", "organizationId" from "workspaces" where "slug" = 'bench'`,
    );
    const [place] = rows;
    if (place === undefined) throw new Error("the first workspace is not there");
    // Foreign keys are not looked up and counters not kept, row by row: the product's own database never runs like this.
    await client.query("set session_replication_role = replica");
    const values = [place.organizationId, place.workspaceId];
    const placed = (text: string) =>
      text.replaceAll("$1", `'${values[0] ?? ""}'`).replaceAll("$2", `'${values[1] ?? ""}'`);
    for (const text of [...PEOPLE, ...CREDENTIALS, ...PLACES]) await client.query(placed(text));
    await client.query("set maintenance_work_mem = '256MB'");
    await withoutIndexes(client, "resources", () => client.query(placed(resources(count))));
    for (const text of [grantsOf(count), ...RULED]) await client.query(placed(text));
    await client.query(`update "organizations" set "memberCount" = ${USERS + 1}`);
    await client.query("vacuum analyze");
    return place;
  } finally {
    await client.end();
  }
}

/** Starts the product on an empty database and fills it. */
export async function makeRooms(database: string, count: number): Promise<Rooms> {
  const product = await startProduct({ environment: environmentFor(database) });
  try {
    return { product, database, ...(await fill(database, count)), stop: product.stop };
  } catch (error) {
    await product.stop();
    throw error;
  }
}

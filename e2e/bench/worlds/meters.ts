import pg from "pg";
import { signIn, type SignedIn } from "../../api";
import { startProduct, type Product } from "../../product";
import { environmentFor, OWNER } from "./world";

/** The product with so many events of three months; only their number differs between two of them. */
export interface Meters {
  product: Product;
  database: string;
  cookie: SignedIn["cookie"];
  stop: () => Promise<void>;
}

const DAYS = 90;
const PROJECTS = 20;

/**
 * What is used of one thing by one person in one project: as many keys a day with few events as with many, since the
 * roll-ups have one row for each.
 */
const EVENTS = (count: number) => `
  insert into "usage_events" ("organizationId", "id", "time", "day", "workspaceId", "projectId", "actorType", "actorId",
    "meter", "quantity", "dimensions")
  select $1, 'bench-' || i, t, (t at time zone 'UTC')::date, $2, 'prj_u' || lpad((i % ${PROJECTS})::text, 25, '0'),
    'user', 'usr_u' || lpad((i % 10)::text, 25, '0'), 'tokens', 1 + i % 1000,
    jsonb_build_object('model', 'model-' || (i / ${PROJECTS}) % 4, 'direction', case when i % 3 = 0 then 'output' else 'input' end)
  from (select i, date_trunc('day', now()) - (i % ${DAYS}) * interval '1 day' + (i % 86400) * interval '1 second' - interval '1 day' as t
    from generate_series(1, ${count}) i) x`;

const KEY = `'{"direction":"' || ("dimensions" ->> 'direction') || '","model":"' || ("dimensions" ->> 'model') || '"}'`;

/** As the product would have rolled them up; it counts its own meters by itself, from the start. */
const ROLLED = [
  `insert into "usage_hours" select "organizationId", date_trunc('hour', "time"), "workspaceId", "projectId", max("actorType"),
     "actorId", "meter", ${KEY}, sum("quantity"), count(*) from "usage_events" where "meter" = 'tokens'
   group by 1, 2, 3, 4, 6, 7, 8`,
  `insert into "usage_days" select "organizationId", "day", "workspaceId", "projectId", max("actorType"), "actorId", "meter", ${KEY},
     sum("quantity"), count(*) from "usage_events" where "meter" = 'tokens' group by 1, 2, 3, 4, 6, 7, 8`,
  ...[`'', ''`, `"workspaceId", ''`, `"workspaceId", "projectId"`].map(
    (
      place,
    ) => `insert into "usage_day_totals" select "organizationId", "day", ${place}, "meter", sum("quantity"), sum("events")
      from "usage_days" where "meter" = 'tokens' group by 1, 2, 3, 4, 5`,
  ),
];

const PLACES = [
  `insert into "projects" ("id", "organizationId", "workspaceId", "name", "slug")
   select 'prj_u' || lpad(i::text, 25, '0'), $1, $2, 'Project ' || i, 'usage-' || i from generate_series(0, ${PROJECTS - 1}) i`,
  `insert into "users" ("id", "email", "emailKey", "name")
   select 'usr_u' || lpad(i::text, 25, '0'), 'used-' || i || '@example.com', 'used-' || i || '@example.com', 'Person ' || i
   from generate_series(0, 9) i`,
];

async function fill(database: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const { rows } = await client.query<{ workspaceId: string; organizationId: string }>(
      `select "id" as "workspaceId", "organizationId" from "workspaces" where "slug" = 'bench'`,
    );
    const [place] = rows;
    if (place === undefined) throw new Error("the first workspace is not there");
    const placed = (text: string) =>
      text.replaceAll("$1", `'${place.organizationId}'`).replaceAll("$2", `'${place.workspaceId}'`);
    await client.query("set session_replication_role = replica");
    await client.query("set timezone = 'UTC'");
    for (const text of [...PLACES, EVENTS(count), ...ROLLED]) await client.query(placed(text));
    await client.query("vacuum analyze");
  } finally {
    await client.end();
  }
}

/** Starts the product on an empty database and gives its organization so many events. */
export async function makeMeters(database: string, count: number): Promise<Meters> {
  const product = await startProduct({ environment: environmentFor(database) });
  try {
    await fill(database, count);
    const cookie = await signIn(product.url, OWNER.email, OWNER.password);
    return { product, database, cookie, stop: product.stop };
  } catch (error) {
    await product.stop();
    throw error;
  }
}

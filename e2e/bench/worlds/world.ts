import pg from "pg";
import { callApi, signIn, type SignedIn } from "../../api";
import { startProduct, type Product } from "../../product";

export const OWNER = { email: "owner@example.com", password: "an-unusual-but-fixed-passphrase" };
export const CREDENTIAL = { accessKey: "bench-access-key", secretKey: "bench-secret-key-of-more-than-32-characters" };

/** As many credentials as the baseline has, so that both look one up among equally many. */
const OTHERS = 10_000;
const SHOWN = 50;

export function environmentFor(database: string): Record<string, string> {
  return {
    DATABASE_URL: database,
    TENANTRY_SEAL_KEYS: `bench:${Buffer.alloc(32, 7).toString("base64")}`,
    TENANTRY_INIT_OWNER_EMAIL: OWNER.email,
    TENANTRY_INIT_OWNER_PASSWORD: OWNER.password,
    TENANTRY_INIT_ORGANIZATION: "bench",
    TENANTRY_INIT_WORKSPACE: "bench",
    TENANTRY_INIT_ACCESS_KEY: CREDENTIAL.accessKey,
    TENANTRY_INIT_SECRET_KEY: CREDENTIAL.secretKey,
    LOG_LEVEL: "warn",
  };
}

/** The product with a filled database, and the session of its owner. */
export interface World {
  product: Product;
  cookie: SignedIn["cookie"];
}

/** As many credentials as one person may have in one place. */
const OF_ONE = 200;

const OWNERS = `
  with people as (
    insert into "users" ("id", "email", "emailKey", "name", "emailVerifiedAt")
    select 'usr_' || lpad(i::text, 26, '0'), 'holder-' || i || '@example.com', 'holder-' || i || '@example.com', 'Holder ' || i, now()
    from generate_series(0, $2::int) i returning "id"
  )
  insert into "organization_members" ("organizationId", "userId", "role")
  select w."organizationId", people."id", 'member' from people, "workspaces" w where w."id" = $1`;

const CREDENTIALS = `
  insert into "credentials" ("id", "organizationId", "workspaceId", "userId", "accessKey", "secretHash")
  select 'crd_' || lpad(i::text, 26, '0'), w."organizationId", w."id", 'usr_' || lpad((i / ${OF_ONE})::text, 26, '0'),
    'filler-key-' || i, md5(i::text)
  from generate_series(1, $2::int) i, "workspaces" w where w."id" = $1`;

/** Rows of a workspace, written past the product: they only have to be there. */
async function fill(database: string, workspace: string, number: number): Promise<void> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    await client.query(OWNERS, [workspace, Math.floor(number / OF_ONE)]);
    await client.query(CREDENTIALS, [workspace, number]);
    await client.query("analyze");
  } finally {
    await client.end();
  }
}

/** Starts the product on an empty database and makes its world: 50 credentials to show, 10,000 beside them. */
export async function makeWorld(database: string): Promise<World> {
  const product = await startProduct({ environment: environmentFor(database) });
  const { url } = product;
  const post = { method: "POST", basic: CREDENTIAL };
  const other = await callApi<{ id: string }>(url, "/workspaces", {
    ...post,
    body: { organization: "bench", name: "Filler" },
  });
  for (let number = 1; number <= SHOWN; number += 1) {
    await callApi(url, "/workspaces/bench/credentials", { ...post, body: { label: `Credential ${number}` } });
  }
  await fill(database, other.id, OTHERS);
  return { product, cookie: await signIn(url, OWNER.email, OWNER.password) };
}

/** The product beside as many credentials as are asked for, and nothing else. */
export interface Rows {
  product: Product;
  stop: () => Promise<void>;
}

export async function makeRows(database: string, credentials: number): Promise<Rows> {
  const product = await startProduct({ environment: environmentFor(database) });
  const { id } = await callApi<{ id: string }>(product.url, "/workspaces/bench", { basic: CREDENTIAL });
  await fill(database, id, credentials);
  return { product, stop: () => product.stop() };
}

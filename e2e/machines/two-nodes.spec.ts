import { makeDatabase } from "../../server/testing/database/postgres";
import { shell } from "../../server/testing/processes/shell";
import { callApi } from "../api";
import { expect, test } from "../fixtures";
import { BASIC, INITIAL } from "../people/initialized";
import { startProduct, type Product } from "../product";

/** Two servers on one PostgreSQL: what ends by one is over on the other. */

interface Keys {
  id: string;
  accessKey: string;
  secretKey: string;
}

interface Tried {
  /** Milliseconds of the clock, before the request was sent. */
  begun: number;
  status: number;
}

const AT = "/workspaces/research/credentials";
const CLIENTS = 4;
const ROTATIONS = 6;
const STORM_MILLISECONDS = 1_500;
const LIFE_MILLISECONDS = 3_000;

const basic = ({ accessKey, secretKey }: Pick<Keys, "accessKey" | "secretKey">) =>
  `Basic ${btoa(`${accessKey}:${secretKey}`)}`;

async function statusOf({ url }: Product, authorization: string): Promise<number> {
  const answer = await fetch(`${url}/api/v1/whoami`, { headers: { authorization } });
  await answer.arrayBuffer();
  return answer.status;
}

/** Clients that ask one after the other until the time has come. */
async function storm(node: Product, authorization: string, until: number): Promise<Tried[]> {
  const client = async () => {
    const tried: Tried[] = [];
    while (Date.now() < until) {
      const begun = Date.now();
      tried.push({ begun, status: await statusOf(node, authorization) });
    }
    return tried;
  };
  return (await Promise.all(Array.from({ length: CLIENTS }, client))).flat();
}

async function create({ url }: Product, body: Readonly<Record<string, unknown>> = {}): Promise<Keys> {
  return callApi<Keys>(url, AT, { method: "POST", basic: BASIC, body });
}

async function bearer({ url }: Product, keys: Keys): Promise<string> {
  const answer = await fetch(`${url}/oauth/token`, {
    method: "POST",
    headers: { authorization: basic(keys) },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  const { access_token: token = "" } = (await answer.json()) as { access_token?: string };
  return `Bearer ${token}`;
}

test.describe("two servers on one database", { tag: "@postgres" }, () => {
  let nodes: Product[] = [];
  let end = () => Promise.resolve();

  test.beforeAll(async () => {
    const database = await makeDatabase(shell.TEST_DATABASE_URL ?? "", "nodes");
    const seal = `test:${Buffer.alloc(32, 7).toString("base64")}`;
    const environment = { ...INITIAL, DATABASE_URL: database.url, TENANTRY_SEAL_KEYS: seal };
    // The address is one for both: tokens of one server are good for the other.
    const first = await startProduct({ environment });
    const second = await startProduct({ environment: { ...environment, TENANTRY_URL: first.url } });
    nodes = [first, second];
    end = async () => {
      for (const node of nodes) await node.stop();
      await database.drop();
    };
  });

  test.afterAll(() => end());

  test("nothing that begins after a revocation gets through, by keys or by token, on either server", async () => {
    const [first, second] = nodes;
    if (first === undefined || second === undefined) throw new Error("two servers were started");
    const keys = await create(first);
    const ways = [basic(keys), await bearer(second, keys)];
    const until = Date.now() + STORM_MILLISECONDS;
    const storms = nodes.flatMap((node) => ways.map((way) => storm(node, way, until)));
    for (const node of nodes) for (const way of ways) expect(await statusOf(node, way)).toBe(200);
    await callApi(second.url, `${AT}/${keys.id}`, { method: "DELETE", basic: BASIC });
    const revoked = Date.now();
    for (const tried of await Promise.all(storms)) {
      expect(tried.some(({ begun, status }) => begun < revoked && status === 200)).toBe(true);
      const after = tried.filter(({ begun }) => begun > revoked);
      expect(after.length).toBeGreaterThan(0);
      expect(new Set(after.map(({ status }) => status))).toEqual(new Set([401]));
    }
  });

  test("a credential ends at its time on both servers, its tokens with it", async () => {
    const [first] = nodes;
    if (first === undefined) throw new Error("two servers were started");
    const ends = Date.now() + LIFE_MILLISECONDS;
    const keys = await create(first, { expiresAt: new Date(ends).toISOString() });
    const ways = [basic(keys), await bearer(first, keys)];
    const until = ends + 500;
    const storms = await Promise.all(nodes.flatMap((node) => ways.map((way) => storm(node, way, until))));
    for (const tried of storms) {
      expect(tried.some(({ begun, status }) => begun > ends - LIFE_MILLISECONDS / 2 && status === 200)).toBe(true);
      const after = tried.filter(({ begun }) => begun >= ends);
      expect(after.length).toBeGreaterThan(0);
      expect(new Set(after.map(({ status }) => status))).toEqual(new Set([401]));
    }
  });

  test("rotations on both servers at once leave two secrets at most, the newest among them", async () => {
    const [first] = nodes;
    if (first === undefined) throw new Error("two servers were started");
    const keys = await create(first);
    const rotate = async (turn: number) => {
      const node = nodes[turn % nodes.length] ?? first;
      // Who rotates is the person whose credential it is.
      const made = await callApi<Keys>(node.url, `${AT}/${keys.id}/rotate`, {
        method: "POST",
        basic: BASIC,
        body: { overlapSeconds: 600 },
      });
      return made.secretKey;
    };
    const secrets = [
      keys.secretKey,
      ...(await Promise.all(Array.from({ length: ROTATIONS }, (_, turn) => rotate(turn)))),
    ];
    const last = await rotate(0);
    for (const node of nodes) {
      const all = [...secrets, last];
      const statuses = await Promise.all(all.map((secretKey) => statusOf(node, basic({ ...keys, secretKey }))));
      expect(statuses.filter((status) => status === 200)).toHaveLength(2);
      expect(statuses.at(-1)).toBe(200);
    }
  });
});

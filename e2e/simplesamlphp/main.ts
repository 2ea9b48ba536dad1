import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { callApi, signIn, type SignedIn } from "../api";
import { shell } from "../../server/testing/processes/shell";
import { startProduct, type Product } from "../product";
import { Browser, type Visit } from "./browser";
import { startSimpleSaml, type SimpleSaml } from "./provider";

/**
 * `node scripts/simplesamlphp.mjs`: people come in through a SimpleSAMLphp of Debian,
 * product and provider on different sites.
 */
const OWNER = { email: "owner@example.com", password: "an-unusual-but-fixed-passphrase" };
const say = (line: string) => void process.stdout.write(`${line}\n`);
const TASKS = join(import.meta.dirname, "../../dist/tasks.mjs");
const SESSION = "tenantry.session";

interface World {
  product: Product;
  provider: SimpleSaml;
  cookie: SignedIn["cookie"];
  connection: string;
}

const people = [1, 2, 3].map((number) => ({
  uid: `member-000${number}`,
  password: `member-000${number}-pw`,
  email: `member-000${number}@example.com`,
}));
type Somebody = (typeof people)[number];

function somebody(number: number): Somebody {
  const found = people[number - 1];
  if (found === undefined) throw new Error(`nobody is number ${number}`);
  return found;
}

const CONNECTIONS = "/organizations/saml/identity-providers";

function call<T>(
  { product, cookie }: Pick<World, "product" | "cookie">,
  path: string,
  body?: Record<string, unknown>,
  method = "POST",
) {
  return callApi<T>(product.url, path, body === undefined ? { cookie } : { method, body, cookie });
}

async function startServer(): Promise<Product> {
  return startProduct({
    environment: {
      TENANTRY_INIT_OWNER_EMAIL: OWNER.email,
      TENANTRY_INIT_OWNER_PASSWORD: OWNER.password,
      TENANTRY_INIT_ORGANIZATION: "saml",
      TENANTRY_OUTBOUND_ALLOW: "127.0.0.1",
      TENANTRY_TRUSTED_PROXIES: "127.0.0.1,::1",
    },
  });
}

async function connect(product: Product, provider: SimpleSaml): Promise<World> {
  const cookie = await signIn(product.url, OWNER.email, OWNER.password);
  const env: NodeJS.ProcessEnv = { PATH: shell.PATH, TENANTRY_DATA: product.data, NODE_ENV: "production" };
  execFileSync(process.execPath, [TASKS, "verify-domain", "example.com", "--organization", "saml"], { env });
  const given = { protocol: "saml", provider: "custom", displayName: "SimpleSAMLphp", createUsers: true };
  const { id } = await call<{ id: string }>({ product, cookie }, CONNECTIONS, given);
  const world = { product, provider, cookie, connection: id };
  await call(world, `${CONNECTIONS}/${id}/metadata`, { address: provider.metadata });
  await change(world, { claims: CLAIMS });
  await call(world, `${CONNECTIONS}/${id}/activate`, {});
  return world;
}

const CLAIMS = {
  userId: "NameID",
  email: "mail",
  name: "displayName",
  givenName: "givenName",
  familyName: "sn",
  picture: "picture",
  groups: "groups",
};

/** Changes the connection, and tells the provider what the product says of itself now. */
async function change(world: World, fields: Record<string, unknown>): Promise<void> {
  await call(world, `${CONNECTIONS}/${world.connection}`, fields, "PATCH");
  const answer = await fetch(`${world.product.url}/sso/${world.connection}/metadata`);
  await world.provider.register(await answer.text());
}

function startOf({ product, connection }: World): string {
  return `${product.url}/sso/${connection}/start?next=/account/profile`;
}

const entityOf = ({ product, connection }: World) => `${product.url}/sso/${connection}/metadata`;

/** "in" with a session, or where the way ended. */
function ended({ product }: World, browser: Browser, { url, status }: Visit): string {
  if (browser.cookie(product.url, SESSION) !== undefined) return "in";
  const { pathname, searchParams, hostname } = new URL(url);
  if (hostname !== "localhost") return `at the provider, ${status}`;
  return searchParams.get("error") ?? `${status} at ${pathname}`;
}

async function come(world: World, who: Somebody, browser = new Browser()): Promise<string> {
  return ended(world, browser, await browser.visit(startOf(world), who));
}

function same(found: unknown, expected: unknown): void {
  if (found !== expected) throw new Error(`expected ${String(expected)}, found ${String(found)}`);
}

async function isMember(world: World, { email }: Somebody): Promise<boolean> {
  const { items } = await call<{ items: { user: { email: string } }[] }>(world, "/organizations/saml/members");
  return items.some(({ user }) => user.email === email);
}

const SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";

const TESTS: readonly (readonly [string, (world: World) => Promise<void>])[] = [
  [
    "somebody new is signed in, with an account, on the page that they wanted",
    async (world) => {
      const browser = new Browser();
      const visit = await browser.visit(startOf(world), somebody(1));
      same(ended(world, browser, visit), "in");
      same(visit.status, 200);
      same(await isMember(world, somebody(1)), true);
    },
  ],
  ["somebody known comes again, to the same account", async (world) => same(await come(world, somebody(1)), "in")],
  [
    "a wrong password stays at the provider",
    async (world) => same(await come(world, { ...somebody(2), password: "wrong" }), "at the provider, 200"),
  ],
  [
    "a response that is signed as a whole too is taken",
    async (world) => {
      await world.provider.set({ signResponse: true });
      await change(world, { requireSignedResponses: true });
      same(await come(world, somebody(2)), "in");
      await world.provider.set();
      same(await come(world, somebody(3)), "saml_unsigned");
      await change(world, { requireSignedResponses: false });
    },
  ],
  [
    "a request by POST is understood",
    async (world) => {
      await change(world, { ssoBinding: "post" });
      same(await come(world, somebody(1)), "in");
      await change(world, { ssoBinding: "redirect" });
    },
  ],
  [
    "signed requests are found to be true, by redirect and by POST",
    async (world) => {
      await call(world, `${CONNECTIONS}/${world.connection}/key`, {});
      await change(world, { signRequests: true });
      await world.provider.set({ requestsSigned: true });
      same(await come(world, somebody(1)), "in");
      await change(world, { ssoBinding: "post" });
      same(await come(world, somebody(1)), "in");
      await change(world, { ssoBinding: "redirect", signRequests: false });
      same((await come(world, somebody(1))).startsWith("at the provider"), true);
      await world.provider.set();
    },
  ],
  [
    "SHA-1 is refused",
    async (world) => {
      await world.provider.set({ algorithm: SHA1 });
      same(await come(world, somebody(1)), "saml_algorithm");
    },
  ],
  [
    "what is not signed, over, encrypted or without a lasting name is refused",
    async (world) => {
      await world.provider.set({ signAssertion: false });
      same(await come(world, somebody(1)), "saml_unsigned");
      await world.provider.set({ lifetime: -60 });
      same(await come(world, somebody(1)), "saml_expired");
      await world.provider.set({ nameIdFormat: "transient" });
      same(await come(world, somebody(1)), "saml_transient");
      await world.provider.set();
    },
  ],
  [
    "a response is taken once, and in no other browser",
    async (world) => {
      const browser = new Browser();
      const { samlResponse = "", acs = "" } = await browser.visit(startOf(world), somebody(1));
      const again = await new Browser().post(acs, { SAMLResponse: samlResponse }, world.provider.metadata);
      same(new URL(again.headers.get("location") ?? "", acs).searchParams.get("error"), "saml_request");
    },
  ],
  [
    "the provider begins by itself where the connection allows it, and not elsewhere",
    async (world) => {
      const begun = async (entityId: string) => {
        const browser = new Browser();
        return ended(world, browser, await browser.visit(world.provider.unasked(entityId, "/"), somebody(1)));
      };
      same(await begun(entityOf(world)), "saml_unsolicited");
      await change(world, { allowIdpInitiated: true });
      same(await begun(entityOf(world)), "in");
      same(await begun("https://other.example/metadata"), "saml_audience");
      await change(world, { allowIdpInitiated: false });
    },
  ],
];

async function runAll(world: World): Promise<{ passed: number; failed: number }> {
  let failed = 0;
  for (const [name, run] of TESTS) {
    try {
      await run(world);
      say(`passed  ${name}`);
    } catch (error) {
      failed += 1;
      say(`FAILED  ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const passed = TESTS.length - failed;
  if (failed > 0) say((await world.provider.log()).slice(-3_000));
  const errors = world.product.takeErrors();
  if (errors.length > 0) say(`FAILED  the server printed errors:\n${errors.join("\n")}`);
  return { passed, failed: failed + (errors.length > 0 ? 1 : 0) };
}

/** What was started last ends first, also when something fails. */
const endings: (() => Promise<void>)[] = [];
try {
  const provider = await startSimpleSaml();
  endings.unshift(provider.stop);
  const product = await startServer();
  endings.unshift(product.stop);
  const { passed, failed } = await runAll(await connect(product, provider));
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  for (const end of endings) await end();
}

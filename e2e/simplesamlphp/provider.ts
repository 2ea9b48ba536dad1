import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shell } from "../../server/testing/processes/shell";
import { freePort } from "../product";

const HERE = import.meta.dirname;
const INSTALLED = "/usr/share/simplesamlphp/www";
const START_MILLISECONDS = 20_000;

/** What of the provider a test may change while it runs. */
interface Options {
  signAssertion: boolean;
  signResponse: boolean;
  encrypt: boolean;
  requestsSigned: boolean;
  /** Seconds. */
  lifetime: number;
  nameIdFormat: "persistent" | "transient";
  algorithm: string;
}

const NORMAL: Options = {
  signAssertion: true,
  signResponse: false,
  encrypt: false,
  requestsSigned: false,
  lifetime: 300,
  nameIdFormat: "persistent",
  algorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
};

const USERS = [1, 2, 3].map((number) => ({
  uid: `member-000${number}`,
  password: `member-000${number}-pw`,
  email: `member-000${number}@example.com`,
  givenName: "Member",
  familyName: ["One", "Two", "Thrée"][number - 1],
  displayName: `Member ${["One", "Two", "Thrée"][number - 1] ?? ""}`,
  groups: ["employees", "engineering"],
}));

/** SimpleSAMLphp of the Debian package, on 127.0.0.1, in a folder of its own. */
export interface SimpleSaml {
  /** Its entity id and the address of its metadata. */
  metadata: string;
  /** Where somebody begins a sign-in at the provider, for the service with this entity id. */
  unasked: (entityId: string, relayState: string) => string;
  /** What a service says of itself. */
  register: (metadata: string) => Promise<void>;
  /** As usual, but for what is given. */
  set: (options?: Partial<Options>) => Promise<void>;
  log: () => Promise<string>;
  stop: () => Promise<void>;
}

function makeKey(directory: string): void {
  const files = ["-keyout", join(directory, "idp.key"), "-out", join(directory, "idp.crt")];
  const subject = "/CN=SimpleSAMLphp of the tests";
  execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", subject, ...files],
    {
      stdio: "ignore",
    },
  );
}

async function prepare(directory: string): Promise<void> {
  for (const name of ["cert", "log", "data", "tmp", "sessions", "www"]) await mkdir(join(directory, name));
  await cp(join(HERE, "config"), join(directory, "config"), { recursive: true });
  await cp(join(HERE, "metadata"), join(directory, "metadata"), { recursive: true });
  await symlink(INSTALLED, join(directory, "www/simplesaml"));
  await writeFile(join(directory, "users.json"), JSON.stringify(USERS));
  const ini = { sys_temp_dir: "tmp", "session.save_path": "sessions", error_log: "log/php.log" };
  const lines = Object.entries(ini).map(([name, path]) => `${name}=${join(directory, path)}`);
  await writeFile(join(directory, "php.ini"), [...lines, "log_errors=1", "display_errors=0", ""].join("\n"));
  makeKey(join(directory, "cert"));
}

async function untilAnswering(address: string): Promise<void> {
  const end = Date.now() + START_MILLISECONDS;
  for (;;) {
    const answer = await fetch(address).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    if (Date.now() > end) throw new Error(`SimpleSAMLphp does not answer at ${address}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export async function startSimpleSaml(): Promise<SimpleSaml> {
  const directory = await mkdtemp(join(tmpdir(), "tenantry-simplesamlphp-"));
  await prepare(directory);
  const port = await freePort();
  const base = `http://127.0.0.1:${port}/simplesaml/`;
  const secrets = { salt: randomBytes(24).toString("hex"), adminPassword: randomBytes(12).toString("hex") };
  const set = (options: Partial<Options> = {}) =>
    writeFile(join(directory, "options.json"), JSON.stringify({ base, ...secrets, ...NORMAL, ...options }));
  await set();
  const args = ["-c", join(directory, "php.ini"), "-S", `127.0.0.1:${port}`, "-t", join(directory, "www")];
  const env: NodeJS.ProcessEnv = {
    PATH: shell.PATH,
    NODE_ENV: "production",
    SIMPLESAMLPHP_CONFIG_DIR: join(directory, "config"),
    PHP_CLI_SERVER_WORKERS: "2",
  };
  const child = spawn("php", args, { stdio: "ignore", env });
  const stop = async () => {
    child.kill("SIGTERM");
    await rm(directory, { recursive: true, force: true });
  };
  const metadata = `${base}saml2/idp/metadata.php`;
  try {
    await untilAnswering(metadata);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    metadata,
    unasked: (entityId, relayState) => {
      const query = new URLSearchParams({ spentityid: entityId, RelayState: relayState });
      return `${base}saml2/idp/SSOService.php?${query.toString()}`;
    },
    register: (xml) => writeFile(join(directory, "sp-metadata.xml"), xml),
    set,
    log: async () => readFile(join(directory, "log/simplesamlphp.log"), "utf8").catch(() => ""),
    stop,
  };
}

import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shell } from "../server/testing/processes/shell";
import { freePort } from "./product";

/** A real nginx with the configuration and the script that the guide gives, on loopback and in a folder of its own. */

const GUIDE = join(import.meta.dirname, "../docs/guides/several-nodes.md");
const START_MILLISECONDS = 10_000;

/** One request as nginx saw it. */
interface Passed {
  status: number;
  /** Where it was sent, in order: more than one is a repetition. */
  nodes: readonly string[];
  request: string;
}

export interface Front {
  /** The public address, with https. */
  url: string;
  port: number;
  /** Of its authority, which a client has to know. */
  certificate: string;
  /** Addresses of the nodes that nginx sends requests to. */
  rotation: () => Promise<readonly string[]>;
  passed: () => Promise<readonly Passed[]>;
  stop: () => Promise<void>;
}

function findNginx(): string {
  const places = [...(shell.PATH ?? "").split(":"), "/usr/sbin"].map((directory) => join(directory, "nginx"));
  const found = places.find((path) => existsSync(path));
  if (found === undefined) throw new Error("nginx is not installed; on Debian run `apt-get install nginx-light`.");
  return found;
}

/** The block of the guide in a language; there is one. */
function blockOf(guide: string, language: string): string {
  const [block, ...more] = [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language);
  if (block?.[2] === undefined || more.length > 0) throw new Error(`the guide has not one block of ${language}`);
  return block[2];
}

/** Puts names of this machine for those of the guide's, each of which must be there. */
function withNames(text: string, names: Readonly<Record<string, string>>): string {
  return Object.entries(names).reduce((before, [name, here]) => {
    if (!before.includes(name)) throw new Error(`the guide's configuration does not say ${name}`);
    return before.replaceAll(name, here);
  }, text);
}

function makeCertificate(directory: string): void {
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const files = ["-keyout", join(directory, "front.key"), "-out", join(directory, "front.crt")];
  const kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  execFileSync("openssl", ["req", ...kind, ...names, ...files], { stdio: "ignore" });
}

/** What a distribution's own nginx.conf says around the guide's file. */
function mainConfiguration(directory: string): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${directory}/${kind};`,
  );
  return `pid ${directory}/nginx.pid;
worker_processes 1;
error_log ${directory}/error.log warn;
events { worker_connections 512; }
http {
  log_format passed '$status|$upstream_addr|$request';
  access_log ${directory}/access.log passed;
  ${temporary.join("\n  ")}
  include ${directory}/tenantry.conf;
}
`;
}

async function until(what: string, fits: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + START_MILLISECONDS;
  while (!(await fits())) {
    if (Date.now() > end) throw new Error(what);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const isThere = (path: string) => Promise.resolve(existsSync(path));

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill(signal);
  await exit;
}

async function prepare(directory: string, nodes: readonly string[]): Promise<{ port: number }> {
  // Its workers are another user where its master is root.
  await chmod(directory, 0o755);
  for (const kind of ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]) await mkdir(join(directory, kind));
  makeCertificate(directory);
  const guide = await readFile(GUIDE, "utf8");
  const [port, plain] = [await freePort(), await freePort()];
  const configuration = withNames(blockOf(guide, "nginx"), {
    "/etc/nginx/tenantry-nodes": join(directory, "nodes"),
    "/etc/ssl/tenantry.crt": join(directory, "front.crt"),
    "/etc/ssl/tenantry.key": join(directory, "front.key"),
    "listen 80;": `listen 127.0.0.1:${plain};`,
    "listen 443 ssl;": `listen 127.0.0.1:${port} ssl;`,
    "tenantry.example.com": "localhost",
  });
  await writeFile(join(directory, "tenantry.conf"), configuration);
  await writeFile(join(directory, "nginx.conf"), mainConfiguration(directory));
  await writeFile(join(directory, "rotation"), blockOf(guide, "sh"));
  await writeFile(join(directory, "nodes"), nodes.map((node) => `server ${node} max_fails=0;\n`).join(""));
  return { port };
}

/** Starts nginx and the guide's script before nodes that are named as host:port. */
export async function startFront(nodes: readonly string[]): Promise<Front> {
  const binary = findNginx();
  const directory = await mkdtemp(join(tmpdir(), "tenantry-nginx-"));
  const path = (name: string) => join(directory, name);
  const { port } = await prepare(directory, nodes);
  const args = ["-p", directory, "-c", path("nginx.conf"), "-e", path("error.log"), "-g", "daemon off;"];
  const nginx = spawn(binary, args, { stdio: ["ignore", "ignore", "inherit"] });
  await until("nginx did not start", () => isThere(path("nginx.pid")));
  const rotation = spawn("sh", [path("rotation"), path("nodes"), ...nodes], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { PATH: shell.PATH, NGINX_PID: path("nginx.pid"), NODE_ENV: "production" },
  });
  return {
    url: `https://localhost:${port}`,
    port,
    certificate: await readFile(path("front.crt"), "utf8"),
    rotation: async () =>
      [...(await readFile(path("nodes"), "utf8")).matchAll(/^server (\S+)/gm)].map(([, node = ""]) => node),
    passed: async () =>
      (await readFile(path("access.log"), "utf8"))
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => {
          const [status = "", sent = "", request = ""] = line.split("|");
          return { status: Number(status), nodes: sent.split(/,\s|\s:\s/), request };
        }),
    stop: async () => {
      await ended(rotation, "SIGTERM");
      await ended(nginx, "SIGQUIT");
      await rm(directory, { recursive: true, force: true });
    },
  };
}

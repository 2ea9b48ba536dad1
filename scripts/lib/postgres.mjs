import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const READY_MILLISECONDS = 30_000;

/** Debian keeps each major version apart and off the PATH. */
function candidates() {
  const debian = "/usr/lib/postgresql";
  const majors = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [...majors.map((major) => join(debian, major, "bin")), ...(process.env.PATH ?? "").split(delimiter)];
}

/** The directory of PostgreSQL's programs, or undefined where it is not installed. */
export function findPostgres() {
  return candidates().find(
    (directory) => existsSync(join(directory, "initdb")) && existsSync(join(directory, "postgres")),
  );
}

/** PostgreSQL refuses to run as root, so root lends it an ordinary user. */
function ordinaryUser() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) =>
      Number(spawnSync("id", [flag, name]).stdout.toString().trim() || NaN),
    );
    if (Number.isInteger(uid) && Number.isInteger(gid)) return { uid, gid };
  }
  throw new Error("PostgreSQL does not run as root, and there is neither a user postgres nor nobody.");
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

function initialize(bin, data, password, user) {
  const passwordFile = `${data}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined) chownSync(passwordFile, user.uid, user.gid);
  const result = spawnSync(
    join(bin, "initdb"),
    [
      "-D",
      data,
      "-U",
      "postgres",
      "--locale",
      "C.UTF-8",
      "-E",
      "UTF8",
      "-A",
      "scram-sha-256",
      "--pwfile",
      passwordFile,
    ],
    { ...user, cwd: tmpdir() },
  );
  rmSync(passwordFile);
  if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr?.toString() ?? result.error?.message}`);
}

/** Resolves when the server writes that it accepts connections; rejects with its log when it ends first. */
function accepting(server) {
  return new Promise((resolve, reject) => {
    let log = "";
    const late = setTimeout(() => reject(new Error(`PostgreSQL did not start in time: ${log}`)), READY_MILLISECONDS);
    server.stderr.on("data", (chunk) => {
      // Read on to the end, or the server would block on a full pipe; the first lines say why a start failed.
      if (log.length < 100_000) log += chunk;
      if (log.includes("database system is ready to accept connections")) {
        clearTimeout(late);
        resolve();
      }
    });
    server.once("exit", () => {
      clearTimeout(late);
      reject(new Error(`PostgreSQL ended while starting: ${log}`));
    });
  });
}

/** Processes that work in a directory, as all of a PostgreSQL do in its data directory. Linux alone tells. */
function processesIn(directory) {
  const numbers = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return numbers.map(Number).filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === directory;
    } catch {
      // It has ended meanwhile, or is somebody else's.
      return false;
    }
  });
}

/** Kills a PostgreSQL with all its children at once, as a power cut does, and resolves when none of them is left. */
async function crashed(server, data) {
  const gone = server.exitCode === null && server.signalCode === null ? once(server, "exit") : Promise.resolve();
  server.kill("SIGKILL");
  for (let left = processesIn(data); left.length > 0; left = processesIn(data)) {
    for (const pid of left) {
      try {
        process.kill(pid, "SIGKILL");
      } catch (error) {
        if (error.code !== "ESRCH") throw error;
      }
    }
    await pause(5);
  }
  await gone;
}

/**
 * Starts a PostgreSQL of its own on loopback, in a temporary directory that `stop` removes. `crash` kills it with all its
 * processes, and `restart` starts it again on the same data at the same address; it frees the dead one's shared memory.
 *
 * @param {{ durable?: boolean }} [options] `durable` keeps fsync on, which soak runs need and tests do not
 * @returns {Promise<import("./postgres.mjs").Postgres>}
 */
export async function startPostgres({ durable = false } = {}) {
  const bin = findPostgres();
  if (!bin) throw new Error("PostgreSQL is not installed; on Debian run `apt-get install postgresql`.");
  const user = ordinaryUser();
  const directory = mkdtempSync(join(tmpdir(), "tenantry-postgres-"));
  if (user.uid !== undefined) chownSync(directory, user.uid, user.gid);
  const data = join(directory, "data");
  const password = randomBytes(16).toString("hex");
  initialize(bin, data, password, user);
  const port = await freePort();
  const settings = { port, listen_addresses: "127.0.0.1", unix_socket_directories: directory, max_connections: 200 };
  if (!durable) Object.assign(settings, { fsync: "off", synchronous_commit: "off", full_page_writes: "off" });
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // A group of its own: Ctrl-C in the terminal ends the tests, and they end the server.
  const options = { ...user, cwd: directory, detached: true, stdio: ["ignore", "ignore", "pipe"] };
  const launch = () => spawn(join(bin, "postgres"), ["-D", data, ...flags], options);
  let server = launch();
  const stop = async () => {
    process.off("exit", kill);
    if (server.exitCode === null && server.signalCode === null) {
      // SIGINT is PostgreSQL's "fast" shutdown: open transactions are rolled back.
      server.kill("SIGINT");
      await once(server, "exit");
    }
    rmSync(directory, { recursive: true, force: true });
  };
  const kill = () => {
    server.kill("SIGQUIT");
    rmSync(directory, { recursive: true, force: true });
  };
  process.on("exit", kill);
  try {
    await accepting(server);
  } catch (error) {
    await stop();
    throw error;
  }
  const restart = async () => {
    server = launch();
    await accepting(server);
  };
  const adminUrl = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  return { adminUrl, stop, crash: () => crashed(server, data), restart };
}

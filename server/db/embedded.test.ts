import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { connectOrStart, startEmbedded, type EmbeddedDatabase } from "./embedded";
import { POSTGRESQL_MAJOR } from "./embedded-files";

const root = mkdtempSync(join(tmpdir(), "tenantry-embedded-"));
const dataDirectory = join(root, "data");
const running: EmbeddedDatabase[] = [];
const children: ChildProcess[] = [];

async function start(directory = dataDirectory): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ dataDirectory: directory });
  running.push(database);
  return database;
}

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** The process that owns the directory's lock. */
function lockHolder(directory = dataDirectory): number {
  const [name] = readdirSync(directory).filter((file) => file.startsWith("database.lock."));
  return (JSON.parse(readFileSync(join(directory, name ?? ""), "utf8")) as { pid: number }).pid;
}

/** A parent of its own, so that the test can kill it as a power cut would. */
async function startInAnotherProcess(): Promise<ChildProcess> {
  const code = `import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, "embedded.ts"))};
    startEmbedded({ dataDirectory: ${JSON.stringify(dataDirectory)} }).then(() => process.send("ready"));`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", code], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  children.push(child);
  await once(child, "message");
  return child;
}

// The first start makes the database, which takes seconds; every test opens the same one.
beforeAll(async () => {
  const database = await startEmbedded({ dataDirectory });
  await query(database.url, "create table notes (id int primary key)");
  await database.stop();
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((database) => database.stop()));
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("the embedded database", () => {
  it("keeps its data in a directory that only its owner may enter", async () => {
    expect(statSync(dataDirectory).mode & 0o777).toBe(0o700);
    const { url } = await start();
    expect(await query(url, "select count(*)::int as count from notes")).toEqual([{ count: 0 }]);
    const [version] = await query<{ server_version_num: string }>(url, "show server_version_num");
    expect(Math.floor(Number(version?.server_version_num) / 10_000)).toBe(POSTGRESQL_MAJOR);
  });

  it("refuses a second process on the same directory with one line", async () => {
    await start();
    await expect(startEmbedded({ dataDirectory })).rejects.toThrow(
      new RegExp(
        `^${dataDirectory} is in use by another running Tenantry \\(process ${lockHolder()}\\); stop that one first\\.$`,
      ),
    );
  });

  it("lets an operator's command use the database of the running server, or its own", async () => {
    const own = await connectOrStart({ dataDirectory });
    await query(own.url, "select 1");
    await own.stop();
    const server = await start();
    const command = await connectOrStart({ dataDirectory });
    expect(command.url).toBe(server.url);
    await command.stop();
    await query(server.url, "select 1");
  });

  it("keeps every acknowledged write when everything is killed, and starts again over the stale lock and socket", async () => {
    const parent = await startInAnotherProcess();
    const { url } = await connectOrStart({ dataDirectory });
    for (let id = 1; id <= 200; id += 1) await query(url, `insert into notes values (${id})`);
    const holder = lockHolder();
    parent.kill("SIGKILL");
    process.kill(holder, "SIGKILL");
    await once(parent, "exit");
    const database = await start();
    expect(await query(database.url, "select count(*)::int as count from notes")).toEqual([{ count: 200 }]);
  });

  it("ends when its server is killed, so that the next one may start", async () => {
    const parent = await startInAnotherProcess();
    parent.kill("SIGKILL");
    await once(parent, "exit");
    await query((await start()).url, "select 1");
  });

  it("comes back on the same address when its process dies under a running server", async () => {
    const { url } = await start();
    process.kill(lockHolder(), "SIGKILL");
    await expect.poll(() => query(url, "select 1 as one").catch(() => []), { timeout: 20_000 }).toEqual([{ one: 1 }]);
  });

  it("is not kept out by a lock whose pid another process has taken over since", async () => {
    for (const name of readdirSync(dataDirectory).filter((file) => file.startsWith("database.lock."))) {
      writeFileSync(join(dataDirectory, name), JSON.stringify({ pid: process.pid, started: "another boot:1" }));
    }
    await query((await start()).url, "select 1");
  });

  it("serves a directory whose path is too long for a socket", async () => {
    const long = join(root, "x".repeat(60), "y".repeat(60));
    const { url } = await start(long);
    await query(url, "select 1");
    const socketDirectory = new URL(url).searchParams.get("host") ?? "";
    expect(socketDirectory.startsWith(tmpdir())).toBe(true);
    expect(statSync(socketDirectory).mode & 0o777).toBe(0o700);
    rmSync(socketDirectory, { recursive: true });
  });
});

describe("a data directory that cannot be used", () => {
  it("is refused with one line when a file stands in its place", async () => {
    const path = join(root, "file");
    writeFileSync(path, "");
    await expect(startEmbedded({ dataDirectory: path })).rejects.toThrow(`TENANTRY_DATA: ${path} is not a directory.`);
    await expect(startEmbedded({ dataDirectory: join(path, "below") })).rejects.toThrow(/is not a directory\.$/);
  });

  it("is refused, unchanged, when a newer release wrote it", async () => {
    const path = join(root, "newer");
    mkdirSync(path);
    writeFileSync(join(path, "version.json"), JSON.stringify({ format: 2, postgresql: POSTGRESQL_MAJOR }));
    await expect(startEmbedded({ dataDirectory: path })).rejects.toThrow(
      /was written by a newer release of Tenantry\./,
    );
    expect(readdirSync(path)).not.toContain("database");
  });
});

import { mkdtemp, rm } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepBatchesWhole } from "./embedded-batches";

let directory: string;
let database: PGlite;
let server: PGLiteSocketServer;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tenantry-batches-"));
  database = keepBatchesWhole(await PGlite.create());
  server = new PGLiteSocketServer({ db: database, path: join(directory, ".s.PGSQL.5432"), maxConnections: 50 });
  await server.start();
});

afterAll(async () => {
  await server.stop();
  await database.close();
  await rm(directory, { recursive: true });
});

const pool = () => new pg.Pool({ host: directory, user: "postgres", database: "postgres", max: 20 });

describe("connections that share the embedded database's session", () => {
  it("each get the answers to their own statements after waiting for a third one's transaction", async () => {
    const connections = pool();
    const ask = async (number: number) => {
      const columns = Array.from({ length: (number % 5) + 1 }, (_, at) => `$${at + 1}::int as c${at}`);
      const values = columns.map((_, at) => number * 10 + at);
      const { rows } = await connections.query<Record<string, number>>(
        `select ${columns.join(", ")}, ${number} as own`,
        values,
      );
      expect(rows).toEqual([{ ...Object.fromEntries(values.map((value, at) => [`c${at}`, value])), own: number }]);
    };
    for (let round = 0; round < 10; round += 1) {
      const holder = await connections.connect();
      await holder.query("begin");
      const waiting = Promise.all(Array.from({ length: 10 }, (_, number) => ask(round * 10 + number)));
      await holder.query("select $1::int", [1]);
      await holder.query("commit");
      holder.release();
      await waiting;
    }
    await connections.end();
  });

  it("go on when one of them dies in the middle of a batch", async () => {
    const socket = createConnection(join(directory, ".s.PGSQL.5432"));
    const startup = Buffer.from("\0\0\0\x17\0\x03\0\0user\0postgres\0\0", "latin1");
    startup.writeInt32BE(startup.length, 0);
    await new Promise<void>((resolve) => socket.once("data", () => resolve()).write(startup));
    const parse = Buffer.from("P\0\0\0\0\0select 1\0\0\0", "latin1");
    parse.writeInt32BE(parse.length - 1, 1);
    await new Promise<void>((resolve) =>
      socket.once("data", () => resolve()).write(Buffer.concat([parse, Buffer.from("H\0\0\0\x04", "latin1")])),
    );
    socket.destroy();
    const connections = pool();
    const { rows } = await connections.query("select 2 as two where $1", [true]);
    expect(rows).toEqual([{ two: 2 }]);
    await connections.end();
  });
});

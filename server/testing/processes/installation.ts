import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { completeEnv, env, type Env } from "@/server/env";
import { doctorTask } from "@/server/tasks/doctor";
import { VERSION } from "@/server/version";
import { sql } from "../database";
import { migrationNames } from "../database/migrations";
import { forgetShared } from "./process";
import { systemRequest } from "../requests";

/** What `doctor` looks at around a process: all of it well until a test changes something. */
export interface Installation {
  /** What the public address answers, and with which status. */
  answer: (status: number, body: unknown) => void;
  set: (values: Partial<Env>) => void;
  /** Its exit code and lines. */
  doctor: (...values: string[]) => Promise<[code: number, text: string]>;
  /** The line that begins so. */
  line: (name: string) => Promise<string>;
  end: () => Promise<void>;
}

const CHANGED = [
  "TENANTRY_DATA",
  "TENANTRY_URL",
  "TENANTRY_TRUSTED_PROXIES",
  "SMTP_URL",
  "TENANTRY_TELEMETRY_URL",
] as const;

async function doctor(...values: string[]): Promise<[number, string]> {
  const lines: string[] = [];
  const code = await doctorTask(systemRequest("host-command"), values, (line) => lines.push(line));
  return [code, lines.join("\n")];
}

/** The tests' databases are made without Prisma's notes of what was applied. */
async function noteMigrations(): Promise<void> {
  await sql(
    `create table if not exists "_prisma_migrations"
     ("migration_name" text, "finished_at" timestamptz default now(), "rolled_back_at" timestamptz)`,
  );
  await sql('delete from "_prisma_migrations"');
  const names = await migrationNames();
  await sql('insert into "_prisma_migrations" ("migration_name") select unnest($1::text[])', names);
}

export async function installation(): Promise<Installation> {
  const before = Object.fromEntries(
    [...CHANGED, "TENANTRY_OUTBOUND_ALLOW" as const].map((name) => [name, env()[name]]),
  );
  await noteMigrations();
  const directory = await mkdtemp(join(tmpdir(), "tenantry-doctor-"));
  let said = { status: 200, body: JSON.stringify({ status: "ok", version: VERSION }) };
  const server = createServer((_request, response) => response.writeHead(said.status).end(said.body));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  completeEnv({ TENANTRY_DATA: directory, TENANTRY_URL: `http://127.0.0.1:${port}` });
  return {
    answer: (status, body) => (said = { status, body: JSON.stringify(body) }),
    set: (values) => {
      completeEnv(values);
      for (const name of ["mail-transport", "trusted-proxies"]) forgetShared(name);
    },
    doctor,
    line: async (name) => {
      const [, text] = await doctor();
      return text.split("\n").find((line) => line.slice(7).startsWith(`${name}:`)) ?? "";
    },
    end: async () => {
      completeEnv(before);
      for (const name of ["mail-transport", "trusted-proxies"]) forgetShared(name);
      server.close();
      await once(server, "close");
      await rm(directory, { recursive: true });
    },
  };
}

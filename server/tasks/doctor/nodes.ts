import "server-only";
import type { SystemScope } from "../../access/scope";
import { CONNECTIONS_OF_A_PROCESS } from "../../db/lane";
import { isEmbedded } from "../../db/pool";
import { connectedNames, serverFacts } from "../../db/server-facts";
import { databaseMigrations } from "../../http/database";
import { NODE_NAMES, readNodeName } from "../../http/node-name";
import { sealKeysMark } from "../../secrets/keys";
import { open } from "../../secrets/seal";
import { VERSION } from "../../version";
import { fault, note, ok, type Finding } from "./finding";

const CLOCK_SECONDS = 5;

export async function database(): Promise<Finding> {
  const { version } = await serverFacts();
  const text = `database: ${isEmbedded() ? "embedded" : "PostgreSQL"} ${version}`;
  const { pending, unknown, interrupted } = await databaseMigrations();
  if (unknown.length > 0) return fault(`${text}, written by a newer release, which has ${unknown.at(-1) ?? ""}`);
  if (interrupted.length > 0) return fault(`${text}; a migration was cut short, start the server to repeat it`);
  if (pending.length > 0) return fault(`${text}; ${pending.length} migrations are pending, start the server`);
  return ok(`${text}, migrated`);
}

/** The ends of credentials follow the database's clock. */
export async function clock(): Promise<Finding> {
  const { ahead } = await serverFacts();
  const text = `clock: ${Math.abs(ahead).toFixed(1)} s ${ahead < 0 ? "behind" : "ahead of"} the database`;
  return Math.abs(ahead) > CLOCK_SECONDS ? fault(`${text}; set both by the same time server`) : ok(text);
}

/** The embedded database has one. */
export async function nodes(): Promise<Finding | null> {
  if (isEmbedded()) return null;
  const found = (await connectedNames(NODE_NAMES)).map(readNodeName);
  if (found.length === 0) return note("nodes: no server is connected to the database");
  const text = `nodes: ${found.map(({ address, version }) => `${address} (${version})`).join(", ")}`;
  if (found.some(({ version }) => version !== VERSION)) return fault(`${text}; give all of them one release`);
  if (found.some(({ keys }) => keys !== sealKeysMark())) {
    return fault(
      `${text}; TENANTRY_SEAL_KEYS are not the same on all of them and here, so one cannot open what another seals`,
    );
  }
  const { connections } = await serverFacts();
  const needed = found.length * CONNECTIONS_OF_A_PROCESS;
  if (needed > connections) {
    return fault(`${text}; together they open up to ${needed} connections of ${connections}: raise max_connections`);
  }
  return ok(`${text}, with the same seal keys`);
}

export async function keys(scope: SystemScope): Promise<Finding> {
  const row = await scope.db.instance.findUnique({ where: { id: 1 }, select: { sealedCheck: true } });
  const sealed = row?.sealedCheck ?? null;
  if (sealed === null) return note("seal keys: nothing is sealed yet; start the server once");
  return open(sealed, "instance:check") === "tenantry"
    ? ok("seal keys: they open what is sealed")
    : fault("seal keys: they open other data");
}

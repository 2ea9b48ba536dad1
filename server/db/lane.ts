import "server-only";
import pg from "pg";
import { env } from "../env";
import { log } from "../log";
import { shared } from "../process";
import { isDatabaseDown } from "./conflicts";
import { CONNECT_MILLISECONDS, connectionName, isEmbedded, runOnPool } from "./pool";

/**
 * A connection of its own for the look-ups that every request makes (who calls, where they stand). On it a look-up is
 * sent without waiting for the answers to those before, and all of one turn of the event loop in one write: under load
 * the system calls cost more than everything else in a look-up. Each is a statement of its own, so each answer is as
 * fresh as the request that asked. Only what is found by its key belongs here, for a slow statement holds up the next.
 */
interface Lane {
  client: pg.Client;
  ready: Promise<unknown>;
  held: boolean;
}

/** An answer that takes longer means that the connection is dead: its look-ups fail. */
const ANSWER_MILLISECONDS = 5_000;

function holder(): { lane: Lane | null } {
  return shared("lane", () => ({ lane: null }));
}

function open(): Lane {
  const client = new pg.Client({
    connectionString: env().DATABASE_URL,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    query_timeout: ANSWER_MILLISECONDS,
    application_name: connectionName(),
    pipeline: true,
  });
  const lane = { client, ready: client.connect(), held: false };
  client.on("end", () => leave(lane));
  client.on("error", (error) => {
    leave(lane);
    log().warn({ error }, "a database connection broke");
  });
  lane.ready.catch(() => leave(lane));
  return lane;
}

/** The next look-up opens another. */
function leave(lane: Lane): void {
  if (holder().lane === lane) holder().lane = null;
}

/** Keeps back what is written until all that arrived in this turn of the event loop has been. */
function hold(lane: Lane): void {
  if (lane.held) return;
  lane.held = true;
  const { stream } = lane.client.connection;
  stream.cork();
  setImmediate(() => {
    lane.held = false;
    stream.uncork();
  });
}

interface Found {
  row: Record<string, unknown>;
}

async function ask(name: string, text: string, values: unknown[]): Promise<Found[]> {
  const lane = (holder().lane ??= open());
  await lane.ready;
  hold(lane);
  return new Promise((resolve, reject) => {
    const query = new pg.Query<Found>(text, values, (error, result) => {
      if (!(error instanceof Error)) {
        resolve(result.rows);
        return;
      }
      if (isDatabaseDown(error)) leave(lane);
      reject(error);
    });
    lane.client.query(Object.assign(query, { name }));
  });
}

/**
 * Runs one of the sanctioned statements that find a row by its key. The row comes as one column of JSON: dozens of
 * columns cost more to describe, with each answer, than to read. `dates` are the columns that hold a time.
 */
export async function lookUp<Row>(
  name: string,
  text: string,
  values: readonly unknown[],
  dates: readonly (keyof Row & string)[] = [],
): Promise<Row | undefined> {
  const asJson = `select to_json(found) as "row" from (${text}) found`;
  // The embedded database's connections share one session, where an own connection gains nothing.
  const [found] = isEmbedded() ? await runOnPool<Found>(null, asJson, values) : await ask(name, asJson, [...values]);
  if (found === undefined) return undefined;
  const { row } = found;
  for (const column of dates) {
    const time = row[column];
    if (typeof time === "string") row[column] = new Date(time);
  }
  // The statement's columns are the type's fields, as with every sanctioned statement.
  return row as Row;
}

export async function closeLane(): Promise<void> {
  const { lane } = holder();
  holder().lane = null;
  await lane?.client.end();
}

import "server-only";
import pg from "pg";
import { env } from "../env";
import { log } from "../log";
import { shared } from "../process";
import { isDatabaseDown } from "./conflicts";
import { CONNECT_MILLISECONDS, connectionName, isEmbedded, POOL_SIZE, runOnPool } from "./pool";

/**
 * Connections of their own for the look-ups that every request makes (who calls, where they stand), and for single
 * decisions. On one a look-up is sent without waiting for the answers to those before, and all of one turn of the event
 * loop in one write: under load the system calls cost more than everything else in a look-up. Each is a statement of its
 * own, so each answer is as fresh as the request that asked. Only what is found by its key belongs here, for a slow
 * statement holds up the next.
 */
interface Lane {
  client: pg.Client;
  ready: Promise<unknown>;
  held: boolean;
  /** The next look-up opens another. */
  leave: () => void;
}

/** An answer that takes longer means that the connection is dead: its look-ups fail. */
const ANSWER_MILLISECONDS = 5_000;

/** Decisions take longer than look-ups, so they have others, which share the work. */
const LANES = { callers: 1, decisions: 4 } as const;

type Purpose = keyof typeof LANES;

/** The most that a process opens: those of the pool and these. */
export const CONNECTIONS_OF_A_PROCESS = POOL_SIZE + LANES.callers + LANES.decisions;

function lanes(): Map<string, Lane> {
  return shared("lanes", () => new Map<string, Lane>());
}

const turns: Record<Purpose, number> = { callers: 0, decisions: 0 };

function open(name: string): Lane {
  const client = new pg.Client({
    connectionString: env().DATABASE_URL,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    query_timeout: ANSWER_MILLISECONDS,
    application_name: connectionName(),
    pipeline: true,
  });
  const leave = () => {
    if (lanes().get(name) === lane) lanes().delete(name);
  };
  const lane = { client, ready: connected(client), held: false, leave };
  client.on("end", leave);
  client.on("error", (error) => {
    leave();
    log().warn({ error }, "a database connection broke");
  });
  lane.ready.catch(leave);
  lanes().set(name, lane);
  return lane;
}

/** As the pool's connections are: what PostgreSQL compiles takes longer than it runs. */
async function connected(client: pg.Client): Promise<void> {
  await client.connect();
  await client.query("set jit = off");
}

function laneFor(purpose: Purpose): Lane {
  turns[purpose] += 1;
  const name = `${purpose} ${turns[purpose] % LANES[purpose]}`;
  return lanes().get(name) ?? open(name);
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

async function ask<Row extends pg.QueryResultRow>(
  purpose: Purpose,
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const lane = laneFor(purpose);
  await lane.ready;
  hold(lane);
  return new Promise((resolve, reject) => {
    const query = new pg.Query<Row>(text, values, (error, result) => {
      if (!(error instanceof Error)) {
        resolve(result.rows);
        return;
      }
      if (isDatabaseDown(error)) lane.leave();
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
  const [found] = isEmbedded()
    ? await runOnPool<Found>(null, asJson, values)
    : await ask<Found>("callers", name, asJson, [...values]);
  if (found === undefined) return undefined;
  const { row } = found;
  for (const column of dates) {
    const time = row[column];
    if (typeof time === "string") row[column] = new Date(time);
  }
  // The statement's columns are the type's fields, as with every sanctioned statement.
  return row as Row;
}

/** Answers one decision: as bounded as a look-up, though it takes longer than those. */
export async function runDecision<Row extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  return isEmbedded() ? runOnPool<Row>(null, text, values) : ask<Row>("decisions", name, text, [...values]);
}

export async function closeLanes(): Promise<void> {
  const open = [...lanes().values()];
  lanes().clear();
  await Promise.all(open.map(({ client }) => client.end()));
}

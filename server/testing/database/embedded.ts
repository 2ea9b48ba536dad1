import { readFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { keepBatchesWhole } from "@/server/db/embedded-batches";

/** A database and what its schema was like when it was new. */
interface Kept {
  database: PGlite;
  schema: string;
  /** What a new installation comes with: the rows of each table that has some, as JSON. */
  rows: ReadonlyMap<string, string>;
  /** A test has set its clock: what it put off until then would keep it busy ever after. */
  elsewhen: boolean;
}

/** Outlives the modules of a test file. */
const kept: { free?: Kept } = ((globalThis as Record<symbol, object>)[Symbol.for("tenantry.test-database")] ??= {});

/** Everything of the schema that a test can leave changed: relations, columns, constraints, triggers, functions. */
const SCHEMA = `
  select md5(string_agg("line", E'\\n' order by "line")) as "schema" from (
    select concat_ws(' ', 'relation', "relname", "relkind", "relhastriggers") from "pg_class"
      where "relnamespace" = 'public'::regnamespace
    union all select concat_ws(' ', 'column', "attrelid"::regclass, "attname", "atttypid", "attnotnull") from "pg_attribute"
      where "attrelid" in (select oid from "pg_class" where "relnamespace" = 'public'::regnamespace)
    union all select concat_ws(' ', 'constraint', "conrelid"::regclass, "conname", "convalidated") from "pg_constraint"
    union all select concat_ws(' ', 'trigger', "tgrelid"::regclass, "tgname", "tgenabled") from "pg_trigger"
    union all select concat_ws(' ', 'function', "proname", md5("prosrc")) from "pg_proc"
      where "pronamespace" = 'public'::regnamespace
  ) as "lines"("line")`;

const WRITTEN = `
  select format('%I', "relname") as "table" from "pg_class"
  where "relnamespace" = 'public'::regnamespace and "relkind" = 'r' and pg_relation_size(oid) > 0`;

/** As they are, also while a test has others in their place. */
const passed = performance.now.bind(performance);
const start = Date.now() - passed();
const LEAP_MILLISECONDS = 60_000;

/** Notices when the database is used at another time than it is. */
function watchClock(known: Kept): Kept {
  const { database } = known;
  const run = database.execProtocolRawStream.bind(database);
  database.execProtocolRawStream = (message, options) => {
    if (Math.abs(Date.now() - start - passed()) > LEAP_MILLISECONDS) known.elsewhen = true;
    return run(message, options);
  };
  return known;
}

async function schemaOf(database: PGlite): Promise<string> {
  const { rows } = await database.query<{ schema: string }>(SCHEMA);
  return rows[0]?.schema ?? "";
}

async function writtenTables(database: PGlite): Promise<string[]> {
  const { rows } = await database.query<{ table: string }>(WRITTEN);
  return rows.map(({ table }) => table);
}

async function rowsOf(database: PGlite): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const table of await writtenTables(database)) {
    const { rows } = await database.query<{ rows: string }>(
      `select coalesce(jsonb_agg(t), '[]')::text as "rows" from ${table} t`,
    );
    found.set(table, rows[0]?.rows ?? "[]");
  }
  return found;
}

/** As it was when it was new: the rows that it came with, and nothing of the session that all connections share. */
async function empty({ database, schema, rows }: Kept): Promise<boolean> {
  await database.exec("rollback");
  await database.exec("discard all");
  if ((await schemaOf(database)) !== schema) return false;
  const tables = await writtenTables(database);
  if (tables.length > 0) {
    // Tables of the audit refuse to be emptied; as a replica their triggers rest.
    await database.exec(
      `set session_replication_role = replica; truncate ${tables.join(", ")} restart identity cascade`,
    );
    for (const [table, text] of rows) {
      await database.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
        text,
      ]);
    }
    await database.exec("discard all");
    // Each emptied table leaves a dead row behind, and its former file until the next checkpoint.
    for (const statement of ["vacuum pg_class", "checkpoint"]) await database.exec(statement);
  }
  return true;
}

/**
 * A database as the dump has it. Loading one takes a second,
 * so a test process keeps its own and empties it for each file.
 */
export async function takeEmbedded(dump: string): Promise<Kept> {
  const { free } = kept;
  delete kept.free;
  if (free !== undefined && (await empty(free).catch(() => false))) return free;
  await free?.database.close();
  const database = keepBatchesWhole(await PGlite.create({ loadDataDir: new Blob([await readFile(dump)]) }));
  return watchClock({ database, schema: await schemaOf(database), rows: await rowsOf(database), elsewhen: false });
}

/** Leaves it to the next file of this process; one that saw another time would keep the process busy until then. */
export async function giveBack(free: Kept): Promise<void> {
  if (free.elsewhen) await free.database.close();
  else kept.free = free;
}

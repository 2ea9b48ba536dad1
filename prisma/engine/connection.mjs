import { createHash } from "node:crypto";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";

const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * adapter-pg cannot map the catalogue's internal type "char", which the engine selects when it describes a database:
 * let it pass as text and tell the engine afterwards that the column is a character.
 */
function mapCatalogueChars(connection) {
  const { performIO, queryRaw } = connection;
  const charColumns = new WeakMap();
  connection.performIO = async function (query) {
    const result = await performIO.call(this, query);
    const fields = result.fields.map((f) => (f.dataTypeID === CHAR_OID ? { ...f, dataTypeID: TEXT_OID } : f));
    charColumns.set(
      query,
      result.fields.map((field) => field.dataTypeID === CHAR_OID),
    );
    return { ...result, fields, rows: result.rows, rowCount: result.rowCount };
  };
  connection.queryRaw = async function (query) {
    const result = await queryRaw.call(this, query);
    charColumns.get(query)?.forEach((isChar, index) => {
      if (isChar) result.columnTypes[index] = ColumnTypeEnum.Character;
    });
    return result;
  };
}

/** Is this script a migration that Prisma has written down as begun? Then its checksum, otherwise undefined. */
async function begunMigration(pool, script) {
  const { rows } = await pool.query("select to_regclass('_prisma_migrations') is not null as exists");
  if (!rows[0].exists) return undefined;
  const checksum = createHash("sha256").update(script).digest("hex");
  const begun = await pool.query(
    "select 1 from _prisma_migrations where checksum = $1 and finished_at is null and rolled_back_at is null",
    [checksum],
  );
  return begun.rowCount ? checksum : undefined;
}

/**
 * adapter-pg cuts a script at every semicolon, which breaks function bodies. Sent as one message it runs in one implicit
 * transaction, and the note that the migration is finished joins that transaction: killed at any moment, a migration
 * has happened entirely and says so, or not at all.
 */
function runScriptsWhole(connection) {
  connection.executeScript = async function (script) {
    const pool = this.underlyingDriver();
    try {
      const checksum = await begunMigration(pool, script);
      const note = checksum && `update _prisma_migrations set finished_at = now() where checksum = '${checksum}'`;
      await pool.query(note ? `${script}\n;${note} and finished_at is null and rolled_back_at is null` : script);
    } catch (error) {
      this.onError(error);
    }
  };
}

/** Mends what adapter-pg lacks for the schema engine's work. Returns the same connection. */
export function prepareConnection(connection) {
  mapCatalogueChars(connection);
  runScriptsWhole(connection);
  return connection;
}

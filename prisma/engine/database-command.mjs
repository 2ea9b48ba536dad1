import { parseIntoClientConfig } from "pg-connection-string";
import { withClient } from "./shadow.mjs";

/** Prisma's error codes for what PostgreSQL and the operating system say when a connection fails. */
const CONNECTION_ERRORS = { "3D000": "P1003", "28P01": "P1000", 28000: "P1000", ETIMEDOUT: "P1002" };

/** The CLI skips the first line on stderr and reads each following one as a log entry. */
function reportError(code, message) {
  const entry = { level: "ERROR", target: "schema_engine::logger", fields: { error_code: code, message } };
  process.stderr.write(`\n${JSON.stringify(entry)}`);
  return 1;
}

const commands = {
  "can-connect-to-database": (config) => withClient(config, () => undefined),
  "create-database": ({ database, ...config }) =>
    withClient({ ...config, database: "postgres" }, (client) =>
      client.query(`create database "${database.replaceAll('"', '""')}"`),
    ),
};

/**
 * Runs `schema-engine cli <command>`, which the CLI starts apart from its JSON-RPC conversation.
 *
 * @returns {Promise<number>} the exit code
 */
export async function runDatabaseCommand(command, url) {
  const run = commands[command];
  if (!run) return reportError("P1000", `The schema engine has no command "${command}".`);
  if (!url) return reportError("P1013", "No database address was given.");
  try {
    await run(parseIntoClientConfig(url));
    return 0;
  } catch (error) {
    return reportError(CONNECTION_ERRORS[error.code] ?? "P1001", error.message || String(error.code));
  }
}

import "server-only";
import { startServer } from "./http/start";

/** The process: prepares the database, then answers machines itself and hands everything else to Next. */
try {
  await startServer(process.argv.slice(2));
} catch (error) {
  // Whatever stops the start is one line for the operator, not a stack.
  process.stderr.write(`${error instanceof Error ? error.message.split("\n").slice(-1).join("") : String(error)}\n`);
  process.exit(1);
}

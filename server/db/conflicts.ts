import "server-only";
import { AppError } from "../errors";

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** The name of the unique constraint that a failed write ran into; null for any other error. */
export function violatedConstraint(error: unknown): string | null {
  if (property(error, "code") !== "P2002") return null;
  const constraint = property(property(property(property(error, "meta"), "driverAdapterError"), "cause"), "constraint");
  const index = property(constraint, "index");
  return typeof index === "string" ? index : "unknown";
}

/** Runs a write; a unique constraint that it violates and that is named here becomes the given error. */
export async function translating<T>(errors: Readonly<Record<string, AppError>>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const constraint = violatedConstraint(error);
    const known = constraint === null ? undefined : errors[constraint];
    throw known ?? error;
  }
}

/** A named field that somebody else holds already. */
export function taken(field: string): AppError {
  return new AppError("CONFLICT", "taken", field);
}

const UNREACHABLE = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2037",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "57P01",
  "57P02",
  "57P03",
  "53300",
]);

const DISCONNECTED =
  /timeout exceeded when trying to connect|timeout expired|Query read timeout|is not queryable|Connection terminated|DatabaseNotReachable|ConnectionClosed/;

/** True where the database could not be reached or broke the connection, as against a wrong query. */
export function isDatabaseDown(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at !== undefined && at !== null && depth < 6; depth += 1) {
    const code = property(at, "code") ?? property(at, "originalCode");
    if (typeof code === "string" && UNREACHABLE.has(code)) return true;
    const message = property(at, "message");
    if (typeof message === "string" && DISCONNECTED.test(message)) {
      return true;
    }
    at = property(at, "cause") ?? property(property(at, "meta"), "driverAdapterError");
  }
  return false;
}

/**
 * True where a write would have let somebody in whose account was removed meanwhile; the database itself refuses that.
 */
export function isAccountRemoved(error: unknown): boolean {
  const cause = property(property(property(error, "meta"), "driverAdapterError"), "cause");
  const message = property(cause, "originalMessage");
  return typeof message === "string" && message.startsWith("users_removed:");
}

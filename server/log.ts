import { pino, type Logger } from "pino";
import { env } from "./env";
import { shared } from "./process";

/** Names whose values never reach a log, wherever they stand in an object. */
const SECRET_NAMES = [
  "password",
  "secret",
  "secretKey",
  "token",
  "access_token",
  "actor_token",
  "client_secret",
  "device_code",
  "refresh_token",
  "cookie",
  "authorization",
  "sealedBody",
  "sealedReply",
];

/** The structured log: one JSON object a line on standard output, with `requestId` where a request is served. */
export function log(): Logger {
  return shared("log", () =>
    pino({
      level: env().LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[hidden]" },
      // Whoever writes the line has often described the error already.
      serializers: { error: (error: unknown) => (error instanceof Error ? describeError(error) : error) },
    }),
  );
}

/**
 * Name, code and stack of an error, never its message where a driver wrote it: those quote values (a failed INSERT
 * names the row's content).
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const fromDriver =
    error.name.startsWith("Prisma") || error.name === "DatabaseError" || error.name === "error" || code !== undefined;
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(fromDriver ? {} : { message: error.message }),
    stack: frames.slice(0, 12).join("\n"),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

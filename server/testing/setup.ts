import { afterAll, afterEach, beforeEach, expect } from "vitest";
import { forgetProcess } from "./processes/process";
import { keepServerErrors, takeServerErrors } from "./processes/server-log";
import { shell } from "./processes/shell";

/** A fixed key: tests need no secrecy, and a dump that a failed test leaves behind can be read. */
const SEAL_KEY = `test:${Buffer.alloc(32, 7).toString("base64")}`;

const ENVIRONMENT: Readonly<Record<string, string>> = {
  NODE_ENV: "test",
  TENANTRY_URL: "http://localhost:3000",
  TENANTRY_SEAL_KEYS: SEAL_KEY,
  LOG_LEVEL: "silent",
};

// What the shell that runs the tests happens to hold must not change their outcome.
for (const name of Object.keys(shell)) {
  if (
    name.startsWith("TENANTRY_") ||
    name.startsWith("STRIPE_") ||
    ["DATABASE_URL", "SMTP_URL", "MAIL_FROM", "METRICS_TOKEN", "PORT"].includes(name)
  ) {
    Reflect.deleteProperty(shell, name);
  }
}
Object.assign(shell, ENVIRONMENT);
forgetProcess();
keepServerErrors();

const printed: string[] = [];
const keep = (...parts: unknown[]): void => void printed.push(parts.map(String).join(" "));

beforeEach(() => {
  Object.assign(console, { error: keep, warn: keep });
});

// Node prints each deprecation once in a process, beside the console.
const warn = ({ name, message }: Error): void => void printed.push(`${name}: ${message}`);
process.on("warning", warn);
afterAll(() => void process.off("warning", warn));

// A test that expects a warning spies on the console itself, and one that expects a logged error takes it.
afterEach(() => {
  expect(printed.splice(0), "unexpected console output").toEqual([]);
  expect(takeServerErrors(), "unexpected errors in the server's log").toEqual([]);
});

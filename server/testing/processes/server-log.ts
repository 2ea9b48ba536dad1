import { pino, type Logger } from "pino";
import { shared } from "@/server/process";

const lines: string[] = [];

/** Takes the place of the process's log: what the server reports as an error is kept instead of printed. */
export function keepServerErrors(): void {
  shared<Logger>("log", () => pino({ level: "error", base: null }, { write: (line: string) => void lines.push(line) }));
}

/**
 * The errors that the server has logged since the last call. A test that expects some takes them; others fail by them.
 */
export function takeServerErrors(): string[] {
  return lines.splice(0);
}

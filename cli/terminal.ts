import { LineReader } from "./lines";

/** Where a command reads and writes; tests have one of their own. */
export interface Terminal {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Width of the terminal; null where the output is no terminal. */
  columns: number | null;
  /** Whether somebody can be asked. */
  interactive: boolean;
  /** Whether what is written to `err` is seen while it is written. */
  watched: boolean;
  bold: (text: string) => string;
  /** Writes a question and reads a line; null at the end of the input. */
  ask: (question: string, write: (text: string) => void) => Promise<string | null>;
  /** The same without showing what is typed. */
  askSecret: (question: string, write: (text: string) => void) => Promise<string | null>;
  /** All that is piped in. */
  readAll: () => Promise<string>;
  close: () => void;
}

async function readAll(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString("utf8");
}

/** The terminal, or the pipes, that the process was started with. */
export function shellTerminal(plain: boolean): Terminal {
  const lines = new LineReader();
  // Whoever reads the output may stop before its end.
  process.stdout.on("error", () => process.exit(0));
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    columns: process.stdout.isTTY ? process.stdout.columns : null,
    interactive: process.stdin.isTTY,
    watched: process.stderr.isTTY,
    bold: (text) => (process.stdout.isTTY && !plain ? `\u001b[1m${text}\u001b[22m` : text),
    ask: (question, write) => lines.ask(question, write, true),
    askSecret: (question, write) => lines.ask(question, write, false),
    readAll,
    close: () => lines.close(),
  };
}

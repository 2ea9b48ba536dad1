import { createInterface, type Interface } from "node:readline";
import { Writable } from "node:stream";

/**
 * Reads lines from the standard input, from a terminal or a pipe. One reader for all questions: a second one would miss
 * what the first has read ahead, such as two lines that were pasted at once.
 */
export class LineReader {
  #reader: Interface | null = null;
  #ended = false;
  readonly #lines: string[] = [];
  #waiting: ((line: string | null) => void) | null = null;
  /** Where a terminal shows what is typed; null while that is nobody's business. */
  #show: ((text: string) => void) | null = null;

  /** Writes a question and answers the next line; null at the end of the input. */
  async ask(question: string, write: (text: string) => void, shown: boolean): Promise<string | null> {
    const reader = (this.#reader ??= this.#open());
    this.#show = write;
    if (process.stdin.isTTY && shown) {
      reader.setPrompt(question);
      reader.prompt();
    } else {
      write(question);
    }
    if (!shown) this.#show = null;
    const line = await this.#next();
    if (process.stdin.isTTY && !shown) write("\n");
    return line;
  }

  /** Gives the terminal back as it was. */
  close(): void {
    this.#reader?.close();
  }

  #next(): Promise<string | null> {
    const line = this.#lines.shift();
    if (line !== undefined || this.#ended) return Promise.resolve(line ?? null);
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  #open(): Interface {
    const output = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        this.#show?.(chunk.toString());
        done();
      },
    });
    const { isTTY } = process.stdin;
    const reader = createInterface({ input: process.stdin, terminal: isTTY, ...(isTTY ? { output } : {}) });
    reader.on("line", (line) => this.#take(line));
    reader.once("close", () => {
      this.#ended = true;
      this.#take(null);
    });
    return reader;
  }

  #take(line: string | null): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    // What was pasted behind this line answers the next question, and that may ask for a secret.
    this.#show = null;
    if (waiting !== null) waiting(line);
    else if (line !== null) this.#lines.push(line);
  }
}

import { describeError, log } from "./log";

interface Options<T> {
  /** Names one of them for the log of what failed. */
  about?: (item: T) => Readonly<Record<string, string>>;
  /**
   * Milliseconds of failing after which the others wait for the next turn: what asks somebody who does not answer
   * fails slowly, and would fail for all of them.
   */
  patience?: number;
}

/** Does work for each of many: one that fails keeps no other back, and the first failure is told at the end. */
export async function each<T>(
  items: Iterable<T> | AsyncIterable<T>,
  work: (item: T) => Promise<unknown>,
  { about, patience = Infinity }: Options<T> = {},
): Promise<void> {
  const failures: Promise<unknown>[] = [];
  let failing = 0;
  for await (const item of items) {
    const began = performance.now();
    const done = work(item);
    await done.catch((error: unknown) => {
      failures.push(done);
      failing += performance.now() - began;
      if (about !== undefined) log().error({ ...about(item), error: describeError(error) }, "one of many failed");
    });
    if (failing > patience) break;
  }
  await failures[0];
}

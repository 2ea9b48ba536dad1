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

/**
 * Many rows, up to `size` held at a time. `read` answers those whose key is above `after` (at first "") in the order of
 * that key; a batch that is not full is the last.
 */
export async function* inBatches<T>(
  size: number,
  read: (after: string) => Promise<readonly T[]>,
  keyOf: (row: T) => string,
): AsyncGenerator<readonly T[], void> {
  for (let after = ""; ;) {
    const rows = await read(after);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (rows.length < size) return;
    after = keyOf(last);
  }
}

/** The same rows one by one. */
export async function* rowsInBatches<T>(...batches: Parameters<typeof inBatches<T>>): AsyncGenerator<T, void> {
  for await (const rows of inBatches(...batches)) yield* rows;
}

/**
 * All of them in their order, those that are not done replaced by their answers: as many, in the same order.
 * @throws Error where there are fewer or more
 */
export function withAnswers<One, Done extends One, Answer>(
  all: readonly One[],
  isDone: (one: One) => one is Done,
  answers: readonly Answer[],
): (Done | Answer)[] {
  const waiting = all.length - all.filter(isDone).length;
  if (waiting !== answers.length) throw new Error(`${waiting} waited, ${answers.length} were answered`);
  let answered = 0;
  return all.flatMap((one): (Done | Answer)[] => (isDone(one) ? [one] : answers.slice(answered, (answered += 1))));
}

/** Does work for each of many: one that fails keeps no other back, and the first failure is told at the end. */
export async function each<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const failures: Promise<void>[] = [];
  for (const item of items) {
    const done = work(item);
    await done.catch(() => failures.push(done));
  }
  await failures[0];
}

import { median, type Effort } from "./compare";

interface Run {
  rate: number;
  cpu: number;
}

/** What the product does, and its library alone: calls a second of one process, and milliseconds of a core for each. */
export interface Rates {
  ours: Run;
  library: Run;
}

async function repeat(call: () => Promise<void>, seconds: number): Promise<Run> {
  const started = performance.now();
  const before = process.cpuUsage();
  let count = 0;
  while (performance.now() - started < seconds * 1_000) {
    await call();
    count += 1;
  }
  const { user, system } = process.cpuUsage(before);
  return { rate: (count * 1_000) / (performance.now() - started), cpu: (user + system) / 1_000 / count };
}

function middle(runs: readonly Run[]): Run {
  return { rate: median(runs.map(({ rate }) => rate)), cpu: median(runs.map(({ cpu }) => cpu)) };
}

/** One call after the other in this process, by the product and by its library in turns. */
export async function inTurns(
  { ours, library }: Record<keyof Rates, () => Promise<void>>,
  { seconds, warmUpSeconds, rounds }: Effort,
): Promise<Rates> {
  await repeat(library, warmUpSeconds / 2);
  await repeat(ours, warmUpSeconds / 2);
  const runs: Record<keyof Rates, Run[]> = { ours: [], library: [] };
  for (let round = 0; round < rounds; round += 1) {
    runs.library.push(await repeat(library, seconds));
    runs.ours.push(await repeat(ours, seconds));
  }
  return { ours: middle(runs.ours), library: middle(runs.library) };
}

import { samlLoad } from "../../server/testing/saml-load";
import { median, type Effort } from "./measures";

/** Validates one SAML response after the other in this process, by the product and by its library in turns. */
export interface SamlRates {
  ours: { rate: number; cpu: number };
  library: { rate: number; cpu: number };
}

type Run = SamlRates["ours"];

async function repeat(validate: () => Promise<void>, seconds: number): Promise<Run> {
  const started = performance.now();
  const before = process.cpuUsage();
  let count = 0;
  while (performance.now() - started < seconds * 1_000) {
    await validate();
    count += 1;
  }
  const { user, system } = process.cpuUsage(before);
  return { rate: (count * 1_000) / (performance.now() - started), cpu: (user + system) / 1_000 / count };
}

function middle(runs: readonly Run[]): Run {
  return { rate: median(runs.map(({ rate }) => rate)), cpu: median(runs.map(({ cpu }) => cpu)) };
}

async function measure({ seconds, warmUpSeconds, rounds }: Effort): Promise<SamlRates> {
  const { ours, library } = await samlLoad();
  await repeat(library, warmUpSeconds / 2);
  await repeat(ours, warmUpSeconds / 2);
  const runs: { ours: Run[]; library: Run[] } = { ours: [], library: [] };
  for (let round = 0; round < rounds; round += 1) {
    runs.library.push(await repeat(library, seconds));
    runs.ours.push(await repeat(ours, seconds));
  }
  return { ours: middle(runs.ours), library: middle(runs.library) };
}

process.stdout.write(JSON.stringify(await measure(JSON.parse(process.argv[2] ?? "{}") as Effort)));

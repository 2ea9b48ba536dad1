import { readFileSync } from "node:fs";
import type { World } from "./worlds";

const SAMPLE_MILLISECONDS = 5_000;
const WARM_UP_MINUTES = 10;
const MOST_GROWTH = 0.1;
/** Of the clock by which Linux counts the time of processes. */
const TICKS_PER_SECOND = 100;

/** How the memory of one server went while it was under load. */
interface Growth {
  server: string;
  /** Medians of the resident memory in MB, of the first and of the last tenth after the warm-up. */
  first: number;
  last: number;
  most: number;
  /** Of one core, on average. */
  cpu: number;
  passed: boolean;
}

export interface Memory {
  warmUpMinutes: number;
  minutes: number;
  growths: readonly Growth[];
}

interface Sample {
  at: number;
  megabytes: number;
}

function residentMegabytes(pid: number): number {
  const [, kilobytes = "0"] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1_024;
}

function cpuSeconds(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

function median(samples: readonly Sample[]): number {
  const sorted = samples.map(({ megabytes }) => megabytes).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function growthOf(server: string, samples: readonly Sample[], warm: number, cpu: number): Growth {
  const kept = samples.filter(({ at }) => at >= warm);
  const tenth = Math.max(1, Math.floor(kept.length / 10));
  const [first, last] = [median(kept.slice(0, tenth)), median(kept.slice(-tenth))];
  const most = Math.max(0, ...samples.map(({ megabytes }) => megabytes));
  return { server, first, last, most, cpu, passed: last <= first * (1 + MOST_GROWTH) };
}

/** Samples the servers' memory until it is stopped, and answers how it went. */
export function watchMemory(world: World, minutes: number): { stop: () => Memory } {
  const started = Date.now();
  const servers = world.servers().map(({ pid }) => ({ pid, samples: [] as Sample[], cpu: cpuSeconds(pid) }));
  const sample = () => {
    const at = Date.now();
    for (const { pid, samples } of servers) samples.push({ at, megabytes: residentMegabytes(pid) });
  };
  sample();
  const timer = setInterval(sample, SAMPLE_MILLISECONDS);
  // A short run has a short warm-up.
  const warmUpMinutes = Math.min(WARM_UP_MINUTES, minutes / 6);
  const stop = () => {
    clearInterval(timer);
    sample();
    const seconds = (Date.now() - started) / 1_000;
    const warm = started + warmUpMinutes * 60_000;
    const growths = servers.map(({ pid, samples, cpu }, index) => {
      return growthOf(`server ${"AB"[index] ?? ""}`, samples, warm, (cpuSeconds(pid) - cpu) / seconds);
    });
    return { warmUpMinutes, minutes: Math.round(seconds / 6) / 10, growths };
  };
  return { stop };
}

/** One line for each server. */
export function memoryLines({ growths }: Memory): string[] {
  return growths.map(({ server, first, last, most, cpu, passed }) => {
    const growth = `${(100 * (last / first - 1)).toFixed(1)} %`;
    const figures = `${first.toFixed(0)} MB to ${last.toFixed(0)} MB (${growth}), at most ${most.toFixed(0)} MB`;
    return `${passed ? "ok    " : "FAILED"}  memory of ${server}: ${figures}; ${cpu.toFixed(2)} of a core`;
  });
}

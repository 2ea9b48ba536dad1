import "server-only";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { pool } from "../../db/pool";
import { shared } from "../../process";

interface Metrics {
  registry: Registry;
  requests: Counter;
  seconds: Histogram;
}

export const METRICS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

function metrics(): Metrics {
  return shared("metrics", () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const registers = [registry];
    new Gauge({
      name: "tenantry_database_connections",
      help: "Connections of the pool by state",
      labelNames: ["state"],
      registers,
      collect() {
        this.set({ state: "total" }, pool().totalCount);
        this.set({ state: "idle" }, pool().idleCount);
        this.set({ state: "waiting" }, pool().waitingCount);
      },
    });
    return {
      registry,
      requests: new Counter({
        name: "tenantry_requests_total",
        help: "Answered requests by door and status class",
        labelNames: ["door", "status"],
        registers,
      }),
      seconds: new Histogram({
        name: "tenantry_request_seconds",
        help: "Time to answer by door",
        labelNames: ["door"],
        buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
        registers,
      }),
    };
  });
}

interface RequestCounters {
  requests: Counter.Internal;
  seconds: Histogram.Internal<"door">;
}

export type Door = "rest" | "oauth" | "scim" | "stripe" | "health" | "metrics" | "page";

/** Counts one answered request. The counters of a door and status are looked up once, since a look-up sorts labels. */
export function countRequest(door: Door, status: number, milliseconds: number): void {
  const name = `${door} ${Math.floor(status / 100)}`;
  const counters = shared("request-counters", () => new Map<string, RequestCounters>());
  let found = counters.get(name);
  if (found === undefined) {
    const { requests, seconds } = metrics();
    found = { requests: requests.labels(door, `${Math.floor(status / 100)}xx`), seconds: seconds.labels(door) };
    counters.set(name, found);
  }
  found.requests.inc();
  found.seconds.observe(milliseconds / 1_000);
}

export async function metricsText(): Promise<string> {
  return metrics().registry.metrics();
}

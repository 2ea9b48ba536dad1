import "server-only";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { pool } from "../db/pool";
import { shared } from "../process";

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

export type Door = "rest" | "health" | "metrics" | "page";

/** Counts one answered request. */
export function countRequest(door: Door, status: number, milliseconds: number): void {
  const { requests, seconds } = metrics();
  requests.inc({ door, status: `${Math.floor(status / 100)}xx` });
  seconds.observe({ door }, milliseconds / 1_000);
}

export async function metricsText(): Promise<string> {
  return metrics().registry.metrics();
}

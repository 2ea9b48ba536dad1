import "server-only";
import { isEmbedded, pool } from "../../db/pool";
import { env } from "../../env";
import { AppError, notFound } from "../../errors";
import { sameHash, hashToken } from "../../secrets/token";
import { VERSION } from "../../version";
import { json, problem, type Answer } from "../rest/problem";
import { metricsText, METRICS_TYPE } from "./metrics";
import { isStopping } from "./stopping";

const READY_MILLISECONDS = 2_000;

/** 200 as soon as requests are served. */
export function answerHealth(): Answer {
  return json(200, { status: "ok", version: VERSION, database: isEmbedded() ? "embedded" : "postgresql" });
}

/**
 * 200 while the database answers and the process is to go on, else 503: a load balancer sends nothing here meanwhile.
 * What it sends nevertheless is served.
 */
export async function answerReady(): Promise<Answer> {
  if (isStopping()) return json(503, { status: "stopping" });
  try {
    await withinTime(pool().query("select 1"), READY_MILLISECONDS);
    return json(200, { status: "ready" });
  } catch {
    return json(503, { status: "unavailable", reason: "database_unavailable" }, { "retry-after": "5" });
  }
}

async function withinTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("late")), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const LOOPBACK = new Set(["127.0.0.1", "::1"]);

/** Prometheus' text, for loopback peers or whoever holds METRICS_TOKEN; for others it does not exist. */
export async function answerMetrics(
  address: string | null,
  authorization: string | null,
  forwarded: boolean,
  requestId: string,
): Promise<Answer> {
  const token = env().METRICS_TOKEN;
  const given = /^bearer (.+)$/i.exec(authorization ?? "")?.[1];
  const byToken = token !== undefined && given !== undefined && sameHash(hashToken(given), hashToken(token));
  const byLoopback = address !== null && LOOPBACK.has(address) && !forwarded;
  if (given !== undefined && !byToken) return problem(new AppError("UNAUTHENTICATED", "sign_in_required"), requestId);
  if (!byToken && !byLoopback) return problem(notFound(), requestId);
  return { status: 200, headers: { "content-type": METRICS_TYPE }, body: await metricsText() };
}

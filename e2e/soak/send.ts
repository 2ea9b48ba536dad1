import { setTimeout as pause } from "node:timers/promises";
import type { SignedIn } from "../api";
import { PATIENCE_MILLISECONDS } from "./settings";
import type { World } from "./worlds";

/** Who asks: a credential, or somebody who is signed in. */
export type Caller = { accessKey: string; secretKey: string } | { cookie: SignedIn["cookie"] };

export interface Call {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  body?: object;
  as: Caller;
}

/** What a server answered for good. */
export interface Answer {
  status: number;
  /** As it came. */
  text: string;
  reason: string;
  requestId: string;
  /** It is the kept answer of an earlier request with the same key. */
  replayed: boolean;
}

const ANSWER_MILLISECONDS = 30_000;
const RETRY_MILLISECONDS = 50;
/** How long the same key may say that the first request still runs; later, that request died after its commit. */
const IN_PROGRESS_MILLISECONDS = 5_000;

/** Letters and sign-ups are limited by address: each call comes from a network of its own (RFC 3849). */
let calls = 0;
function someAddress(): string {
  calls += 1;
  return `2001:db8:${(Math.floor(calls / 65_536) % 65_536).toString(16)}:${(calls % 65_536).toString(16)}::1`;
}

function headersOf(url: string, { as, body }: Call): Record<string, string> {
  const headers: Record<string, string> = { origin: url, "x-forwarded-for": someAddress() };
  if (body !== undefined) headers["content-type"] = "application/json";
  if ("cookie" in as) headers.cookie = `${as.cookie.name}=${as.cookie.value}`;
  else headers.authorization = `Basic ${btoa(`${as.accessKey}:${as.secretKey}`)}`;
  return headers;
}

function reasonOf(text: string): string {
  try {
    const { reason } = JSON.parse(text) as { reason?: unknown };
    return typeof reason === "string" ? reason : "";
  } catch {
    return "";
  }
}

const internals: string[] = [];

/**
 * Since the last call: requests of which a server said no more than that it failed. A dead database is no such failure.
 */
export function takeInternals(): string[] {
  return internals.splice(0);
}

function noteFailure(call: Call, text: string): void {
  if (reasonOf(text) !== "internal") return;
  const { requestId = "" } = JSON.parse(text) as { requestId?: string };
  internals.push(`${call.method} ${call.path} ${requestId}`);
}

/** Sends once. Null where the answer did not come, or the server itself does not know. */
export async function sendTo(url: string, call: Call, key?: string): Promise<Answer | null> {
  try {
    const answer = await fetch(`${url}/api/v1${call.path}`, {
      method: call.method,
      headers: { ...headersOf(url, call), ...(key === undefined ? {} : { "idempotency-key": key }) },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
    });
    const text = await answer.text();
    if (answer.status >= 500) {
      noteFailure(call, text);
      return null;
    }
    return {
      status: answer.status,
      text,
      reason: answer.ok ? "" : reasonOf(text),
      requestId: answer.headers.get("x-request-id") ?? "",
      replayed: answer.headers.get("idempotency-replayed") === "true",
    };
  } catch {
    return null;
  }
}

/** One of the servers, by chance. */
export function anyOf(world: World): string {
  const servers = world.servers();
  return servers[Math.floor(Math.random() * servers.length)]?.url ?? "";
}

/** Another server than that, where there is one. */
export function otherThan(world: World, url: string): string {
  return world.servers().find((server) => server.url !== url)?.url ?? url;
}

interface Kept {
  /** Null: it was written, and its answer is lost for good. */
  answer: Answer | null;
  tries: number;
}

/** Repeats a request with its key, on any server, until it is answered for good. */
export async function sendUntilAnswered(world: World, call: Call, key: string | undefined): Promise<Kept> {
  const started = Date.now();
  for (let tries = 1; Date.now() - started < PATIENCE_MILLISECONDS; tries += 1) {
    const answer = await sendTo(anyOf(world), call, key);
    const inProgress = answer?.reason === "idempotency_key_in_progress";
    if (answer !== null && !inProgress) return { answer, tries };
    if (inProgress && Date.now() - started > IN_PROGRESS_MILLISECONDS) return { answer: null, tries };
    await pause(RETRY_MILLISECONDS);
  }
  throw new Error(`${call.method} ${call.path} was not answered for ${PATIENCE_MILLISECONDS} ms`);
}

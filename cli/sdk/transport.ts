import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { errorOf, TenantryError, unreachable } from "./errors";

const TIMEOUT = 30_000;
const ATTEMPTS = 4;
const BACKOFF = 500;
/** Whoever is told to wait for longer is better told so than kept waiting. */
const LONGEST_WAIT = 60_000;

export interface CallOptions {
  /** Milliseconds for each attempt; 30,000 where absent. */
  timeout?: number;
  /** How often it is tried at the most; 4 where absent, 1 for no retry. */
  attempts?: number;
  /** Milliseconds before the second attempt, doubled for each further one; 500 where absent. */
  backoff?: number;
  /** Ends the call, and the waiting between its attempts. */
  signal?: AbortSignal;
  /** A write with the same key and input changes nothing twice; one of its own for each call where absent. */
  idempotencyKey?: string;
}

export interface Outgoing {
  method: string;
  url: string;
  authorization: string | null;
  agent: string;
  body: string | null;
}

function isWrite({ method }: Outgoing): boolean {
  return method !== "GET";
}

/** What may succeed if nothing but time passes. Every write has its key, so that trying again is safe. */
function isPassing({ status, code, reason }: TenantryError): boolean {
  return status === 429 || status === 503 || code === "UNREACHABLE" || reason === "idempotency_key_in_progress";
}

function waitBefore(attempt: number, backoff: number, { retryAfter }: TenantryError): number {
  if (retryAfter !== null) return retryAfter * 1_000;
  // Many clients that were refused at once must not come back at once.
  return backoff * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
}

async function once(outgoing: Outgoing, key: string, { timeout = TIMEOUT, signal }: CallOptions): Promise<unknown> {
  const limit = AbortSignal.timeout(timeout);
  try {
    const answer = await fetch(outgoing.url, {
      method: outgoing.method,
      // A redirect could lead the credential elsewhere.
      redirect: "manual",
      signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
      headers: {
        accept: "application/json",
        "user-agent": outgoing.agent,
        ...(outgoing.authorization === null ? {} : { authorization: outgoing.authorization }),
        ...(outgoing.body === null ? {} : { "content-type": "application/json" }),
        ...(isWrite(outgoing) ? { "idempotency-key": key } : {}),
      },
      ...(outgoing.body === null ? {} : { body: outgoing.body }),
    });
    const text = await answer.text();
    const value = answer.ok && TEXTS.test(answer.headers.get("content-type") ?? "") ? text : parsed(text);
    if (!answer.ok || value === undefined) throw errorOf(answer.status, answer.headers, value);
    return value;
  } catch (error) {
    if (error instanceof TenantryError) throw error;
    signal?.throwIfAborted();
    throw unreachable(limit.aborted ? "timeout" : "network", error);
  }
}

/** Answers that are no JSON, where they were asked for. */
const TEXTS = /^application\/(yaml|hocon)\b/;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Sends it, and again after a wait while that may help. @throws TenantryError */
export async function send(outgoing: Outgoing, options: CallOptions): Promise<unknown> {
  const { attempts = ATTEMPTS, backoff = BACKOFF, signal, idempotencyKey: key = randomUUID() } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(outgoing, key, options);
    } catch (error) {
      if (!(error instanceof TenantryError) || attempt >= attempts || !isPassing(error)) throw error;
      const wait = waitBefore(attempt, backoff, error);
      if (wait > LONGEST_WAIT) throw error;
      await pause(wait, signal);
    }
  }
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(milliseconds, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}

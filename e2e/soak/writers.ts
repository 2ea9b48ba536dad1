import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { CREDENTIAL, WORKSPACE } from "./settings";

/** One thing that a writer wants to exist: by its name it is found again. */
export interface Wanted {
  kind: "projects" | "credentials";
  name: string;
  key: string;
}

export interface Writers {
  /** Written and answered with success, or known to have been written. */
  acknowledged: Wanted[];
  /** Lets every writer finish what it began, which the server must make possible without hands. */
  stop: () => Promise<void>;
}

const WRITERS = 4;
const RETRY_MILLISECONDS = 50;
/** A server that was killed must answer again within this time. */
const PATIENCE_MILLISECONDS = 90_000;
/** How long the same key may say that the first request still runs; later, that request died after its commit. */
const IN_PROGRESS_MILLISECONDS = 5_000;

const authorization = `Basic ${btoa(`${CREDENTIAL.accessKey}:${CREDENTIAL.secretKey}`)}`;

function newWanted(): Wanted {
  const name = `soak-${randomBytes(8).toString("hex")}`;
  return { kind: Math.random() < 0.5 ? "projects" : "credentials", name, key: `key-${name}` };
}

async function send(url: string, { kind, name, key }: Wanted): Promise<{ status: number; reason: string }> {
  const body = kind === "projects" ? { name, slug: name } : { label: name };
  const answer = await fetch(`${url}/api/v1/workspaces/${WORKSPACE}/${kind}`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json", "idempotency-key": key },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await answer.text();
  return { status: answer.status, reason: answer.ok ? "" : String((JSON.parse(text) as { reason?: string }).reason) };
}

/** Repeats one request with its key until it is answered for good. */
async function write(url: string, wanted: Wanted): Promise<void> {
  const started = Date.now();
  let last = "";
  while (Date.now() - started < PATIENCE_MILLISECONDS) {
    try {
      const { status, reason } = await send(url, wanted);
      if (status === 200) return;
      last = `${status} ${reason}`;
      const inProgress = reason === "idempotency_key_in_progress";
      if (inProgress && Date.now() - started > IN_PROGRESS_MILLISECONDS) return;
      if (!inProgress && status < 500) throw new Refused(`${wanted.kind} ${wanted.name} was answered ${last}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
      last = String(error);
    }
    await pause(RETRY_MILLISECONDS);
  }
  throw new Error(`${wanted.kind} ${wanted.name} could not be written in ${PATIENCE_MILLISECONDS} ms: ${last}`);
}

class Refused extends Error {}

/** Starts writing, each writer one thing after the other. */
export function startWriters(url: string): Writers {
  const acknowledged: Wanted[] = [];
  let stopping = false;
  const writer = async () => {
    while (!stopping) {
      const wanted = newWanted();
      await write(url, wanted);
      acknowledged.push(wanted);
    }
  };
  const running = Promise.all(Array.from({ length: WRITERS }, writer));
  // Whoever stops the writers hears of a failure; until then it is nobody's unhandled rejection.
  running.catch(() => undefined);
  const stop = async () => {
    stopping = true;
    await running;
  };
  return { acknowledged, stop };
}

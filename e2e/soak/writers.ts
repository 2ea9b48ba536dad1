import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { CREDENTIAL, WORKSPACE } from "./settings";

/** One thing that a writer wants to exist: by its name it is found again. */
export interface Wanted {
  kind: "projects" | "credentials" | "usage";
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
  const kind = (["projects", "credentials", "usage"] as const)[Math.floor(Math.random() * 3)] ?? "usage";
  return { kind, name, key: `key-${name}` };
}

/** The same in each try, as an event's id and content have to be. */
const TODAY = `${new Date().toISOString().slice(0, 10)}T00:00:00Z`;

/** One second of compute. */
function usageOf(name: string) {
  return { events: [{ id: name, time: TODAY, meter: "compute_seconds", quantity: 1, workspace: WORKSPACE }] };
}

function requestOf({ kind, name }: Wanted): { path: string; body: object } {
  if (kind === "usage") return { path: "/usage/events", body: usageOf(name) };
  const body = kind === "projects" ? { name, slug: name } : { label: name };
  return { path: `/workspaces/${WORKSPACE}/${kind}`, body };
}

/** Usage has ids of its own, and no need of a key. */
async function send(url: string, wanted: Wanted): Promise<{ status: number; reason: string }> {
  const { path, body } = requestOf(wanted);
  const keyed: Record<string, string> = wanted.kind === "usage" ? {} : { "idempotency-key": wanted.key };
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json", ...keyed },
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

import { request } from "node:https";
import { setTimeout as pause } from "node:timers/promises";
import type { Front } from "../nginx";

/** A caller in front of nginx, from an address of its own; each request has a connection of its own. */

export interface Answer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

interface Ask {
  method?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

export type Caller = (path: string, ask?: Ask) => Promise<Answer>;

/** All of 127.0.0.0/8 is this machine; the proxy has another address than its callers. */
export const CALLER_ADDRESS = "127.0.0.7";

export function callerOf({ port, certificate }: Front): Caller {
  return (path, { method = "GET", headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const asked = request(
        {
          ...{ host: "127.0.0.1", port, path, method, headers, ca: certificate },
          ...{ servername: "localhost", localAddress: CALLER_ADDRESS, agent: false },
        },
        (answer) => {
          let text = "";
          answer.setEncoding("utf8");
          answer.on("data", (piece: string) => (text += piece));
          answer.on("error", reject);
          answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
        },
      );
      asked.on("error", reject);
      asked.end(body);
    });
}

interface Load {
  /** How often each kind of request was answered as it should be. */
  answered: ReadonlyMap<string, number>;
  /** What was not, in words. */
  failed: readonly string[];
  stop: () => Promise<void>;
}

/** One request of a kind; throws where its answer is not what it should be. */
export interface Work {
  kind: string;
  run: () => Promise<void>;
}

/** Between two requests of a client: the load is to be steady, not the most that the machine can do. */
const PACE_MILLISECONDS = 50;

/** Clients that ask one after the other, one for each work, until they are stopped. */
export function startLoad(works: readonly Work[]): Load {
  const answered = new Map<string, number>();
  const failed: string[] = [];
  let stopping = false;
  const client = async ({ kind, run }: Work) => {
    while (!stopping) {
      try {
        await run();
        answered.set(kind, (answered.get(kind) ?? 0) + 1);
      } catch (error) {
        failed.push(`${kind}: ${error instanceof Error ? error.message : String(error)}`);
      }
      await pause(PACE_MILLISECONDS);
    }
  };
  const running = Promise.all(works.map(client));
  const stop = async () => {
    stopping = true;
    await running;
  };
  return { answered, failed, stop };
}

import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface Seen {
  route: string;
  query: Record<string, string>;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: unknown;
}

export interface Reply {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
  /** Never answers. */
  silent?: boolean;
}

type Answering = (seen: Seen) => Reply;

/** An API on loopback that answers as a test says, and remembers what it was asked. */
export interface Api {
  host: string;
  seen: Seen[];
  /** `METHOD /path` after /api/v1; a later answer replaces an earlier one. */
  on: (route: string, answer: Reply | Answering) => void;
  stop: () => Promise<void>;
}

const ABSENT: Reply = { status: 404, body: problem("NOT_FOUND", "not_found") };

export function problem(code: string, reason: string, further: Readonly<Record<string, unknown>> = {}): unknown {
  return { type: "about:blank", title: "Refused", status: 0, code, reason, requestId: "req_1", ...further };
}

function bodyOf(text: string, type: string | undefined): unknown {
  if (text === "") return null;
  if (type?.startsWith("application/x-www-form-urlencoded") === true) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  return JSON.parse(text) as unknown;
}

async function seenOf(incoming: IncomingMessage): Promise<Seen> {
  const url = new URL(incoming.url ?? "/", "http://localhost");
  let text = "";
  for await (const chunk of incoming) text += String(chunk);
  return {
    route: `${incoming.method ?? ""} ${url.pathname.replace(/^\/api\/v1/, "")}`,
    query: Object.fromEntries(url.searchParams),
    headers: incoming.headers,
    body: bodyOf(text, incoming.headers["content-type"]),
  };
}

export async function startApi(): Promise<Api> {
  const answers = new Map<string, Reply | Answering>();
  const seen: Seen[] = [];
  const server = createServer((incoming, outgoing) => {
    void seenOf(incoming).then((call) => {
      seen.push(call);
      const found = answers.get(call.route) ?? ABSENT;
      const {
        status = 200,
        headers = {},
        body = {},
        silent = false,
      } = typeof found === "function" ? found(call) : found;
      if (silent) return;
      outgoing.writeHead(status, { "content-type": "application/json", ...headers });
      outgoing.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    host: `http://127.0.0.1:${port}`,
    seen,
    on: (route, answer) => void answers.set(route, answer),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** A list's answer, from all of its items: `limit` and `cursor` as the API has them. */
export function paged(items: readonly unknown[]): Answering {
  return ({ query }) => {
    const first = Number(query.cursor ?? 0);
    const end = first + Number(query.limit ?? 50);
    const nextCursor = end < items.length ? String(end) : null;
    return { body: { items: items.slice(first, end), nextCursor, total: items.length } };
  };
}

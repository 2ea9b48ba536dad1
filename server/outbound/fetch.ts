import "server-only";
import { request as plainRequest, type ClientRequest, type IncomingMessage } from "node:http";
import { request as secureRequest } from "node:https";
import { isIP } from "node:net";
import { AppError } from "../errors";
import { destinationOf, type Pinned } from "./destination";

const LONGEST_MILLISECONDS = 5_000;
const LARGEST_ANSWER = 1_048_576;
const MOST_REDIRECTS = 3;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
/** Answers that have no body (Fetch standard, "null body status"). */
const WITHOUT_BODY: readonly number[] = [204, 205, 304];
const AGENT = "tenantry";

interface Options {
  method?: string;
  headers?: Headers | Readonly<Record<string, string>> | undefined;
  body?: string | undefined;
  /** Only a GET follows; each hop is looked up and checked like the first. Absent: the redirect itself is the answer. */
  redirect?: "follow" | "manual";
}

/** The server's own words alone: neither the address that a name has nor what came from there. */
function unavailable(
  reason: "address_not_allowed" | "outbound_unreachable" | "outbound_slow" | "outbound_large",
): AppError {
  return new AppError(reason === "address_not_allowed" ? "INVALID" : "UNAVAILABLE", reason);
}

/** Runs work that has to end by the deadline. */
async function within<T>(deadline: AbortSignal, work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    deadline.addEventListener("abort", () => reject(unavailable("outbound_slow")), { once: true });
  });
  return Promise.race([work, late]);
}

/** Connects to the address that was checked: nothing looks the name up a second time. */
function open({ url, host, address, family }: Pinned, options: Options, deadline: AbortSignal): ClientRequest {
  const headers = Object.fromEntries(new Headers(options.headers));
  const secure = url.protocol === "https:";
  return (secure ? secureRequest : plainRequest)({
    host: address,
    family,
    port: url.port === "" ? (secure ? 443 : 80) : Number(url.port),
    path: `${url.pathname}${url.search}`,
    method: options.method ?? "GET",
    // A packed answer could be small on the way and endless once it is unpacked.
    headers: { "user-agent": AGENT, ...headers, host: url.host, "accept-encoding": "identity" },
    signal: deadline,
    agent: false,
    ...(secure && isIP(host) === 0 ? { servername: host } : {}),
  });
}

function answerTo(request: ClientRequest, body: string | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once("response", resolve).once("error", reject).end(body);
  });
}

async function read(answer: IncomingMessage): Promise<Buffer> {
  const declared = Number(answer.headers["content-length"] ?? 0);
  const packed = answer.headers["content-encoding"] ?? "identity";
  if (declared > LARGEST_ANSWER || packed !== "identity") throw unavailable("outbound_large");
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LARGEST_ANSWER) throw unavailable("outbound_large");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function fetchOnce(address: string, options: Options, deadline: AbortSignal): Promise<Response> {
  const pinned = await within(deadline, destinationOf(address));
  if (typeof pinned === "string") {
    throw unavailable(pinned === "unknown" ? "outbound_unreachable" : "address_not_allowed");
  }
  const request = open(pinned, options, deadline);
  try {
    const answer = await answerTo(request, options.body);
    const status = answer.statusCode ?? 0;
    const content = await read(answer);
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headersDistinct)) {
      for (const each of value ?? []) headers.append(name, each);
    }
    return new Response(WITHOUT_BODY.includes(status) ? null : new Uint8Array(content), { status, headers });
  } finally {
    request.destroy();
  }
}

/**
 * Asks an address that a tenant gave. The connection goes to an address that was looked up and checked just before, ends
 * after five seconds in all, and reads at most a megabyte.
 * @throws INVALID address_not_allowed, UNAVAILABLE outbound_unreachable, outbound_slow or outbound_large
 */
export async function outboundFetch(address: string, options: Options = {}): Promise<Response> {
  const deadline = AbortSignal.timeout(LONGEST_MILLISECONDS);
  let at = address;
  let asked = options;
  try {
    for (let hop = 0; ; hop += 1) {
      const answer = await fetchOnce(at, asked, deadline);
      const location = answer.headers.get("location");
      const follows = options.redirect === "follow" && (options.method ?? "GET") === "GET";
      if (!follows || location === null || !REDIRECTS.includes(answer.status)) return answer;
      if (hop === MOST_REDIRECTS || !URL.canParse(location, at)) throw unavailable("outbound_unreachable");
      const next = new URL(location, at);
      // What was meant for one host is told to no other.
      if (next.origin !== new URL(at).origin) asked = { ...options, headers: undefined };
      at = next.href;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unavailable(deadline.aborted ? "outbound_slow" : "outbound_unreachable");
  }
}

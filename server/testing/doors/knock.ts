import { Readable } from "node:stream";
import { answerDoor } from "@/server/api/doors/doors";
import type { Answer, StreamedAnswer } from "@/server/api/rest/problem";
import type { CredentialRef } from "../factories/machines";
import { requestInfo } from "../requests";

interface KnockOptions {
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
  /** Sent as it is, where it is not to be JSON. */
  text?: string;
  /** A file as the body. */
  bytes?: Uint8Array;
  credential?: CredentialRef;
}

function once(body: Uint8Array): AsyncIterable<Uint8Array> {
  return Readable.from([body]);
}

export interface Reply extends Omit<Answer, "body"> {
  body: Record<string, unknown>;
}

/** Calls the REST door as node:http would, without a socket. `path` follows `/api/v1`. */
export async function knockFor(
  method: string,
  path: string,
  options: KnockOptions = {},
): Promise<Answer | StreamedAnswer> {
  const { credential, body, text = body === undefined ? "" : JSON.stringify(body) } = options;
  const headers: Record<string, string> = { ...(text === "" ? {} : { "content-type": "application/json" }) };
  if (credential !== undefined) {
    headers.authorization = `Basic ${Buffer.from(`${credential.accessKey}:${credential.secretKey}`).toString("base64")}`;
  }
  Object.assign(headers, options.headers);
  const [pathname = "", query = ""] = path.split("?");
  return answerDoor("rest", {
    method,
    path: `/api/v1${pathname}`,
    query,
    header: (name) => headers[name.toLowerCase()] ?? null,
    body: () => once(options.bytes ?? Buffer.from(text)),
    request: requestInfo(),
  });
}

/** The answer with its body as text, read to its end where it is streamed. */
export async function knockText(...call: Parameters<typeof knockFor>): Promise<Answer> {
  const { body, ...answer } = await knockFor(...call);
  if (typeof body === "string") return { ...answer, body };
  let text = "";
  for await (const piece of body) text += typeof piece === "string" ? piece : Buffer.from(piece).toString("latin1");
  return { ...answer, body: text };
}

/** The answer with its body as the JSON object that it is. */
export async function knock(...call: Parameters<typeof knockFor>): Promise<Reply> {
  const answer = await knockText(...call);
  return { ...answer, body: JSON.parse(answer.body) as Record<string, unknown> };
}

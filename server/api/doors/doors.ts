import "server-only";
import type { RequestInfo } from "../../access/scope";
import { AppError } from "../../errors";
import { answerOAuth, isOAuthPath } from "../../oauth/door";
import { answerStripe, STRIPE_WEBHOOK_PATH } from "../../payments/stripe/door";
import { answerScim, isScimPath } from "../../scim/door";
import { answerRest, REST_PREFIX } from "../rest";
import { openApiText } from "../rest/openapi";
import type { Answer, StreamedAnswer } from "../rest/problem";
import { answerHealth, answerMetrics, answerReady } from "./health";
import type { Door } from "./metrics";

/** A request to one of the machines' doors, however the server represents it. */
export interface Knock {
  method: string;
  path: string;
  query: string;
  header: (name: string) => string | null;
  /** The body in pieces, so that one too large is refused before it is held. */
  body: () => AsyncIterable<Uint8Array>;
  request: RequestInfo;
}

/** Which of the machines' doors a path leads to; null for pages and Next's own files. */
export function doorOf(path: string): Door | null {
  if (path.startsWith(`${REST_PREFIX}/`)) return "rest";
  if (path === "/api/health" || path === "/api/ready") return "health";
  if (isOAuthPath(path)) return "oauth";
  if (isScimPath(path)) return "scim";
  if (path === STRIPE_WEBHOOK_PATH) return "stripe";
  return path === "/metrics" ? "metrics" : null;
}

/** Answers at one of the machines' doors; the same behind node:http and behind Next's routes. */
export async function answerDoor(door: Exclude<Door, "page">, knock: Knock): Promise<Answer | StreamedAnswer> {
  if (door === "health") return knock.path === "/api/health" ? answerHealth() : answerReady();
  if (door === "metrics") {
    const forwarded = knock.header("x-forwarded-for") !== null || knock.header("forwarded") !== null;
    return answerMetrics(knock.request.address, knock.header("authorization"), forwarded, knock.request.id);
  }
  if (door === "stripe") return answerStripe({ ...knock, body: (limit) => readText(knock, limit) });
  if (door === "scim") return answerScim({ ...knock, body: (limit) => readText(knock, limit) });
  if (door === "oauth") return answerOAuth({ ...knock, body: (limit) => readText(knock, limit) });
  const path = knock.path.slice(REST_PREFIX.length);
  if (path === "/openapi.json" && knock.method === "GET") {
    return { status: 200, headers: { "content-type": "application/json; charset=utf-8" }, body: await openApiText() };
  }
  return answerRest({
    ...knock,
    path,
    body: (limit) => readText(knock, limit),
    bytes: (limit) => readBytes(knock, limit),
  });
}

async function readBytes(knock: Knock, limit: number): Promise<Uint8Array> {
  // Made only when it is thrown, since making an error walks the stack.
  const tooLarge = () => new AppError("INVALID", "body_too_large");
  if (Number(knock.header("content-length") ?? 0) > limit) throw tooLarge();
  const held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of knock.body()) {
    size += piece.length;
    if (size > limit) throw tooLarge();
    held.push(piece);
  }
  return Buffer.concat(held);
}

async function readText(knock: Knock, limit: number): Promise<string> {
  const bytes = await readBytes(knock, limit);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AppError("INVALID", "body_unreadable");
  }
}

import "server-only";
import type { Actor, RequestInfo } from "../../access/scope";
import { browserOf } from "../../auth/browser";
import { actorByCredential } from "../../auth/credential";
import { actorByToken, sessionCookieName } from "../../auth/session";
import { AppError, isAppError } from "../../errors";
import { actorByBearer } from "../../oauth/bearer";
import { basicPair, bearerToken } from "./basic";
import { makeContext, type Context } from "./context";
import { refuseCrossSite } from "./origin";

/** What a transport hands over of a request, however its server represents it. */
interface Incoming {
  method: string;
  header: (name: string) => string | null;
  request: RequestInfo;
}

/** The value of one cookie in a Cookie header (RFC 6265, section 4.2). */
export function cookieValue(header: string | null, name: string): string | undefined {
  for (const part of (header ?? "").split(";")) {
    const equals = part.indexOf("=");
    if (equals > 0 && part.slice(0, equals).trim() === name) return part.slice(equals + 1).trim() || undefined;
  }
  return undefined;
}

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Recognises the caller: a credential or an access token in Authorization, else the session's cookie. A refusal does
 * not throw here, since public procedures answer everybody; whoever needs a caller throws it.
 */
export async function contextOf(incoming: Incoming): Promise<Context> {
  const { request } = incoming;
  const authorization = incoming.header("authorization");
  if (authorization !== null) {
    const found = await attempt(() => machineOf(authorization, request));
    return makeContext({ request, transport: "credential", ...found });
  }
  const cookie = (name: string) => cookieValue(incoming.header("cookie"), name);
  const browser = browserOf(cookie);
  const token = cookie(sessionCookieName());
  if (token === undefined) return makeContext({ request, transport: "none", actor: null, refusal: null, browser });
  const found = await attempt(async () => {
    if (!READS.has(incoming.method)) refuseCrossSite(incoming.header("origin"), incoming.header("sec-fetch-site"));
    return actorByToken(token, request);
  });
  return makeContext({ request, transport: "cookie", browser, ...found });
}

async function machineOf(authorization: string, request: RequestInfo): Promise<Actor> {
  const token = bearerToken(authorization);
  if (token !== null) return actorByBearer(token, request);
  const pair = basicPair(authorization);
  if (pair === null) throw new AppError("UNAUTHENTICATED", "sign_in_required");
  return actorByCredential(pair[0], pair[1], request);
}

async function attempt(find: () => Promise<Actor | null>): Promise<{ actor: Actor | null; refusal: AppError | null }> {
  try {
    return { actor: await find(), refusal: null };
  } catch (error) {
    if (isAppError(error)) return { actor: null, refusal: error };
    throw error;
  }
}

import "server-only";
import type { NextRequest } from "next/server";
import NextAuth, { type AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { systemScope } from "../access/authorize";
import type { SystemScope } from "../access/scope";
import { domainError } from "../api/failure";
import { infoFromNext } from "../api/next-request";
import { cookieValue } from "../api/request/context-of";
import { publicUrl } from "../env";
import { AppError } from "../errors";
import { REASONS } from "../reasons";
import { describeError, log } from "../log";
import { derivedKey } from "../secrets/keys";
import { safeNext } from "../safe-next";
import { hashToken, newToken } from "../secrets/token";
import { prepareLeaving } from "../sso/leave";
import { browserOf, cookieLine, deviceCookieName, pendingCookieName } from "./browser";
import { DEVICE_SECONDS, rememberDevice } from "./known-devices";
import { PENDING_SECONDS } from "./pending";
import { endSession, secureCookies, SESSION_SECONDS, sessionCookieName } from "./session";
import { signInByPassword, type SignedIn } from "./sign-in";
import { signInByTicket } from "./tickets";

const SIGN_IN_PAGE = "/sign-in";

/**
 * NextAuth signs in, keeps the cookie and its anti-forgery token. The cookie holds an opaque token whose hash names a
 * session row; that row is what each request reads (`session.ts`), so ending it ends the session everywhere at once.
 */
function optionsFor(entrance: Entrance): AuthOptions & { secret: string } {
  const { scope } = entrance;
  const secure = secureCookies();
  return {
    secret: derivedKey("next-auth"),
    useSecureCookies: secure,
    pages: { signIn: SIGN_IN_PAGE, error: SIGN_IN_PAGE, signOut: SIGN_IN_PAGE },
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure },
      },
    },
    jwt: {
      encode: ({ token }) => Promise.resolve(typeof token?.sessionToken === "string" ? token.sessionToken : ""),
      decode: ({ token }) => Promise.resolve(token === undefined || token === "" ? null : { sessionToken: token }),
    },
    providers: [passwordProvider(entrance), ticketProvider(entrance)],
    callbacks: {
      jwt: ({ token, user, trigger }) =>
        trigger === "signIn" && "token" in user ? { ...token, sessionToken: user.token } : token,
      // Nobody reads NextAuth's own session endpoint; it tells nothing.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ baseUrl }) => baseUrl,
    },
    events: {
      signOut: async ({ token }) => {
        // Its type does not say so, but there is no token where nobody was signed in.
        const sessionToken: unknown = Reflect.get(Object(token), "sessionToken");
        if (typeof sessionToken !== "string") return;
        // Whatever stands against telling the provider, our own session ends.
        entrance.leaving = await prepareLeaving(scope, sessionToken).catch((error: unknown) => {
          log().error({ requestId: scope.request.id, error: describeError(error) }, "a provider's session stays");
          return null;
        });
        await endSession(scope, sessionToken);
      },
    },
    logger: {
      error: (code, metadata) => {
        // A failed sign-in has its audit row; only what nobody expects goes to the log.
        if (code === "JWT_SESSION_ERROR" || code === "CALLBACK_CREDENTIALS_HANDLER_ERROR") return;
        log().error({ requestId: scope.request.id, code, error: describeError(metadata) }, "sign-in failed");
      },
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

/** What `authorize` of a provider gives, after whoever was signed in here before is signed out. */
async function entered({ scope, previousToken, device, cookies }: Entrance, work: Promise<SignedIn>) {
  try {
    const { user, token } = await work;
    // The session's id changes at each sign-in.
    if (previousToken !== undefined) await endSession(scope, previousToken);
    const known = await rememberDevice(scope, user.id, device);
    cookies.push(cookieLine(deviceCookieName(), known, DEVICE_SECONDS), cookieLine(pendingCookieName(), null, 0));
    return { id: user.id, name: user.name, email: user.email, token };
  } catch (error) {
    const { error: known } = domainError(error);
    if (known.reason === "internal") {
      log().error({ requestId: scope.request.id, error: describeError(error) }, "sign-in failed");
    }
    // NextAuth hands an error's message to the page as `error=`: the reason, nothing else.
    throw new Error(known.reason);
  }
}

function passwordProvider(entrance: Entrance) {
  const wait = (token: string) => {
    entrance.cookies.push(cookieLine(pendingCookieName(), token, PENDING_SECONDS));
  };
  return CredentialsProvider({
    id: "password",
    name: "Password",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    authorize: (credentials) => {
      const { email = "", password = "" } = credentials ?? {};
      return entered(entrance, signInByPassword(entrance.scope, email, password, wait));
    },
  });
}

/** Every other way to sign in ends in a ticket (`tickets.ts`). */
function ticketProvider(entrance: Entrance) {
  return CredentialsProvider({
    id: "ticket",
    name: "Ticket",
    credentials: { ticket: { type: "text" } },
    authorize: (credentials) =>
      entered(entrance, signInByTicket(entrance.scope, credentials?.ticket ?? "", entrance.previousToken)),
  });
}

/** Who comes in, by which browser, and the cookies that it gets beside NextAuth's. */
interface Entrance {
  scope: SystemScope;
  previousToken: string | undefined;
  device: string | undefined;
  cookies: string[];
  /** Where the provider by which they had come is told that they have gone. */
  leaving: string | null;
}

function entranceOf(headers: Headers): Entrance {
  const cookie = (name: string) => cookieValue(headers.get("cookie"), name);
  return {
    scope: systemScope("sign-in", infoFromNext(headers)),
    previousToken: cookie(sessionCookieName()),
    device: browserOf(cookie).device,
    cookies: [],
    leaving: null,
  };
}

/** NextAuth has decided where it leads before it ends the session. */
function leadingAway(answer: Response, leaving: string | null): Response {
  if (leaving === null) return answer;
  const { status, headers } = answer;
  if (headers.has("location")) {
    headers.set("location", leaving);
    return answer;
  }
  headers.delete("content-length");
  return new Response(JSON.stringify({ url: `${publicUrl()}${leaving}` }), { status, headers });
}

/** Answers `/api/auth/*`. */
export async function answerAuthRoute(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const entrance = entranceOf(request.headers);
  const params = await context.params;
  const given: unknown = await NextAuth(request, { params }, optionsFor(entrance));
  if (!(given instanceof Response)) throw new Error("NextAuth gave no response");
  const answer = leadingAway(given, entrance.leaving);
  for (const line of entrance.cookies) answer.headers.append("set-cookie", line);
  return answer;
}

/** What NextAuth asks of the answer that it writes to: its cookies and where it leads, kept. */
function keptAnswer() {
  const headers = new Map<string, unknown>();
  const answer = {
    status: () => answer,
    setHeader: (name: string, value: unknown) => {
      headers.set(name.toLowerCase(), value);
      return answer;
    },
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    end: () => answer,
    send: () => answer,
    json: () => answer,
  };
  return { answer, headers };
}

/** The reason in the address to which NextAuth leads whom it refuses. */
function refusalIn(location: unknown): AppError | null {
  if (typeof location !== "string") return new AppError("UNAVAILABLE", "internal");
  const reason = new URL(location, publicUrl()).searchParams.get("error");
  if (reason === null) return null;
  const known = REASONS.find((each) => each === reason) ?? "internal";
  return new AppError(known === "sign_in_expired" ? "EXPIRED" : "FORBIDDEN", known);
}

/**
 * Redeems a ticket in the request that has just made it, so that signing in by a provider needs no script: NextAuth's
 * provider of tickets is called in process, with a pair of anti-forgery tokens made by its own rule. Nobody else's page
 * has asked for this: the caller has bound the way to this browser.
 * @param next a path of our own; the answer leads there (303) with the session's cookie
 * @throws EXPIRED sign_in_expired, FORBIDDEN suspended
 */
export async function redeemTicket(request: Request, ticket: string, next: string): Promise<Response> {
  const entrance = entranceOf(request.headers);
  const options = optionsFor(entrance);
  const csrfToken = newToken();
  const csrfCookie = `${secureCookies() ? "__Host-" : ""}next-auth.csrf-token`;
  const handler: unknown = NextAuth(options);
  if (typeof handler !== "function") throw new Error("NextAuth gave no handler");
  const { answer, headers } = keptAnswer();
  const asked = {
    method: "POST",
    headers: {},
    query: { nextauth: ["callback", "ticket"] },
    cookies: { [csrfCookie]: `${csrfToken}|${hashToken(`${csrfToken}${options.secret}`)}` },
    body: { ticket, csrfToken },
  };
  await Reflect.apply(handler, undefined, [asked, answer]);
  const refusal = refusalIn(headers.get("location"));
  if (refusal !== null) throw refusal;
  const response = new Response(null, {
    status: 303,
    headers: { location: safeNext(next), "cache-control": "no-store" },
  });
  for (const cookie of [headers.get("set-cookie")].flat()) {
    if (typeof cookie === "string" && cookie.startsWith(`${sessionCookieName()}=`)) {
      response.headers.append("set-cookie", cookie);
    }
  }
  for (const line of entrance.cookies) response.headers.append("set-cookie", line);
  return response;
}

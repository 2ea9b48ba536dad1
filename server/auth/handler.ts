import "server-only";
import type { NextRequest } from "next/server";
import NextAuth, { type AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { systemScope } from "../access/authorize";
import type { SystemScope } from "../access/scope";
import { domainError } from "../api/failure";
import { infoFromNext } from "../api/next-request";
import { describeError, log } from "../log";
import { derivedKey } from "../secrets/keys";
import { endSession, secureCookies, SESSION_SECONDS, sessionCookieName } from "./session";
import { signInByPassword } from "./sign-in";

const SIGN_IN_PAGE = "/sign-in";

/**
 * NextAuth signs in, keeps the cookie and its anti-forgery token. The cookie holds an opaque token whose hash names a
 * session row; that row is what each request reads (`session.ts`), so ending it ends the session everywhere at once.
 */
function optionsFor(scope: SystemScope, previousToken: string | undefined): AuthOptions {
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
    providers: [passwordProvider(scope, previousToken)],
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
        if (typeof sessionToken === "string") await endSession(scope, sessionToken);
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

function passwordProvider(scope: SystemScope, previousToken: string | undefined) {
  return CredentialsProvider({
    id: "password",
    name: "Password",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    authorize: async (credentials) => {
      try {
        const { user, token } = await signInByPassword(scope, credentials?.email ?? "", credentials?.password ?? "");
        // Whoever was signed in here before is signed out: the session's id changes at each sign-in.
        if (previousToken !== undefined) await endSession(scope, previousToken);
        return { id: user.id, name: user.name, email: user.email, token };
      } catch (error) {
        const { error: known } = domainError(error);
        if (known.reason === "internal") {
          log().error({ requestId: scope.request.id, error: describeError(error) }, "sign-in failed");
        }
        // NextAuth hands an error's message to the page as `error=`: the reason, nothing else.
        throw new Error(known.reason);
      }
    },
  });
}

/** Answers `/api/auth/*`. */
export async function answerAuthRoute(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const scope = systemScope("sign-in", infoFromNext(request.headers));
  const previousToken = request.cookies.get(sessionCookieName())?.value;
  const params = await context.params;
  const answer: unknown = await NextAuth(request, { params }, optionsFor(scope, previousToken));
  if (!(answer instanceof Response)) throw new Error("NextAuth gave no response");
  return answer;
}

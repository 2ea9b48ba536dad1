import "server-only";
import { cookieLine, ssoCookieName } from "../auth/browser";
import { cookieValue } from "../api/request/context-of";
import { hashToken, newToken } from "../secrets/token";
import { TRANSACTION_SECONDS } from "./transactions";

/** Only what `newToken` makes: another value was put there by somebody else. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

function tokenOf(request: Request): string | undefined {
  const value = cookieValue(request.headers.get("cookie"), ssoCookieName());
  return value !== undefined && TOKEN.test(value) ? value : undefined;
}

/** The hash of what the browser shows; null where it shows nothing, as with a form that another site sent. */
export function browserHashOf(request: Request): string | null {
  const token = tokenOf(request);
  return token === undefined ? null : hashToken(token);
}

/** The browser's cookie, kept while it is there: two tabs of one browser do not disturb each other. */
export function markBrowser(request: Request): { browserHash: string; cookie: string } {
  const token = tokenOf(request) ?? newToken();
  return { browserHash: hashToken(token), cookie: cookieLine(ssoCookieName(), token, TRANSACTION_SECONDS) };
}

import "server-only";
import { publicUrl } from "../env";
import { secureCookies } from "./session";

/**
 * What a browser presents beside its session: a sign-in that waits for a second factor, and what it is recognised by.
 */
export interface Browser {
  pending?: string | undefined;
  device?: string | undefined;
  /** The token of whoever is on their way to a provider and back. */
  sso?: string | undefined;
}

/** Only what `newToken` makes: another value was put there by somebody else. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export const NO_BROWSER: Browser = {};

function prefixed(name: string): string {
  return publicUrl().startsWith("https:") ? `__Host-${name}` : name;
}

export function pendingCookieName(): string {
  return prefixed("tenantry.pending");
}

export function deviceCookieName(): string {
  return prefixed("tenantry.device");
}

export function ssoCookieName(): string {
  return prefixed("tenantry.sso");
}

/** Reads what of a browser's cookies is ours to look at. */
export function browserOf(cookie: (name: string) => string | undefined): Browser {
  const token = (name: string) => {
    const value = cookie(name);
    return value !== undefined && TOKEN.test(value) ? value : undefined;
  };
  return { pending: token(pendingCookieName()), device: token(deviceCookieName()), sso: token(ssoCookieName()) };
}

/** A Set-Cookie line that scripts cannot read; without a value the cookie goes. */
export function cookieLine(name: string, value: string | null, seconds: number): string {
  const secure = secureCookies() ? "; Secure" : "";
  return `${name}=${value ?? ""}; Path=/; Max-Age=${value === null ? 0 : seconds}; HttpOnly; SameSite=Lax${secure}`;
}

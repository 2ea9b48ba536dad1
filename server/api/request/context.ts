import "server-only";
import type { Actor, RequestInfo, Scope } from "../../access/scope";
import { NO_BROWSER, type Browser } from "../../auth/browser";
import type { AppError } from "../../errors";

/**
 * How the caller proved who they are. Browsers send cookies unasked, so a write by cookie must come from our own
 * origin.
 */
type Transport = "cookie" | "credential" | "none";

export interface Context {
  actor: Actor | null;
  request: RequestInfo;
  transport: Transport;
  /** What else its cookies say of the browser. */
  browser: Browser;
  /** Why there is no actor although something was presented. */
  refusal: AppError | null;
  /** Filled while the request runs: what has been proved, for the row that a refusal leaves. */
  trace: { scope: Scope | null };
}

export function makeContext(fields: Omit<Context, "trace" | "browser"> & { browser?: Browser }): Context {
  return { browser: NO_BROWSER, ...fields, trace: { scope: null } };
}

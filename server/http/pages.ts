import "server-only";
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { PATH_HEADER } from "../api/next-request";
import { keepAnswer } from "../api/page-answer";
import { env, publicUrl } from "../env";

/** Pages load nothing from elsewhere and run only scripts with the answer's own nonce (CSP Level 3). */
function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Positions of popups are style attributes, which carry no nonce and run nothing.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * What lies in somebody's storage is shown by a document of its own,
 * inside of our pages (app/_resources/stored-document).
 */
function isStored(url: string | undefined): boolean {
  return /^\/workspaces\/[^/]+\/resources\/[^/]+\/stored(?:\?|$)/.test(url ?? "");
}

/**
 * The ways to a provider and pictures set a stricter one for each of their answers (server/sso/answers,
 * server/api/doors/pictures).
 */
function setsItsOwn(url: string | undefined): boolean {
  return /^\/(?:sso\/[^/]+\/[a-z-]+|account\/pictures\/[^/]+\/[^/]+)(?:\?|$)/.test(url ?? "");
}

function setHeaders(request: IncomingMessage, response: ServerResponse, development: boolean): void {
  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"), development);
  const stored = isStored(request.url);
  if (!stored && !setsItsOwn(request.url)) response.setHeader("content-security-policy", policy);
  // Next reads the nonce from the request's header and puts it on its own scripts.
  request.headers["content-security-policy"] = policy;
  request.headers[PATH_HEADER] = request.url ?? "/";
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("x-frame-options", stored ? "SAMEORIGIN" : "DENY");
  response.setHeader("referrer-policy", stored ? "no-referrer" : "strict-origin");
  response.setHeader("permissions-policy", "camera=(), microphone=(), geolocation=()");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  if (publicUrl().startsWith("https:")) response.setHeader("strict-transport-security", "max-age=31536000");
}

export interface Pages {
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  close: () => Promise<void>;
}

/** Next, behind the same port. Its own copy of `server/` shares this process's pool, client, log and keys. */
export async function startPages(directory: string): Promise<Pages> {
  const development = env().NODE_ENV === "development";
  // Loaded late: it decides by NODE_ENV, which the environment's parser has set by now.
  const { default: next } = await import("next");
  const app = next({ dev: development, dir: directory, quiet: true });
  await app.prepare();
  const answer = app.getRequestHandler();
  return {
    answer: async (request, response) => {
      setHeaders(request, response, development);
      keepAnswer(request, response);
      await answer(request, response);
    },
    close: () => app.close(),
  };
}

import "server-only";
import { randomBytes } from "node:crypto";
import type { Reason } from "../reasons";
import type { Destination } from "./provider";

const COMMON = {
  "cache-control": "no-store",
} as const;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

export function redirect(location: string, cookie?: string): Response {
  const headers = new Headers({ ...COMMON, location });
  if (cookie !== undefined) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

interface Page {
  status: number;
  title: string;
  /** Markup. */
  body: string;
  /** Content of `form-action`; a provider leads on to hosts that nobody knows beforehand. */
  forms?: string;
  script?: string;
  refresh?: string;
}

/** A page that loads nothing; the styles of the browser do. */
function page({ status, title, body, forms = "'none'", script, refresh }: Page, cookie?: string): Response {
  const nonce = randomBytes(16).toString("base64");
  const scripts = script === undefined ? "'none'" : `'nonce-${nonce}'`;
  const headers = new Headers({
    ...COMMON,
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `default-src 'none'; script-src ${scripts}; form-action ${forms}; base-uri 'none'; frame-ancestors 'none'`,
  });
  if (cookie !== undefined) headers.append("set-cookie", cookie);
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>`;
  const onward = refresh === undefined ? "" : `<meta http-equiv="refresh" content="0;url=${escaped(refresh)}">`;
  const run = script === undefined ? "" : `<script nonce="${nonce}">${script}</script>`;
  const text = `<!doctype html><html lang="en"><head>${head}${onward}</head><body><main>${body}</main>${run}</body></html>`;
  return new Response(text, { status, headers });
}

/** Leads the browser to the provider; by a form that sends itself, or by its button where scripts are off. */
export function leadTo(destination: Destination, cookie?: string): Response {
  if (destination.kind === "redirect") return redirect(destination.url, cookie);
  const fields = Object.entries(destination.fields)
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join("");
  const body = `<h1>Continue to your identity provider</h1><form method="post" action="${escaped(destination.url)}">${fields}<button type="submit">Continue</button></form>`;
  const forms = "https: http:";
  return page({ status: 200, title: "Continue", body, forms, script: "document.forms[0].submit()" }, cookie);
}

/** Leads on after a form of our own, whose answer may redirect to no other site (`form-action`). */
export function leadOn(destination: Destination): Response {
  if (destination.kind === "post") return leadTo(destination);
  const link = `<a href="${escaped(destination.url)}">Continue</a>`;
  const body = `<h1>Signing out at your identity provider</h1><p>${link}</p>`;
  return page({ status: 200, title: "Signing out", body, refresh: destination.url });
}

/** The sign-in page says what went wrong, with the request's id. */
export function refused(reason: Reason, requestId: string, connectionId?: string): Response {
  const query = new URLSearchParams({ error: reason, request: requestId });
  if (connectionId !== undefined) query.set("connection", connectionId);
  return redirect(`/sign-in?${query.toString()}`);
}

/** What nobody's provider sends is answered at once and led nowhere. */
export function malformed(status: 400 | 413, requestId: string): Response {
  const body = `<h1>This answer of an identity provider cannot be read</h1><p>Nothing was changed. Begin again on the <a href="/sign-in">sign-in page</a>; if it happens again, name this request: ${escaped(requestId)}</p>`;
  return page({ status, title: "Not readable", body });
}

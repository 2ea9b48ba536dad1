import "server-only";
import { failureOf } from "../failure";
import { detailOf } from "./detail";

/** An answer of a door, before the transport writes it. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** An answer whose body is made while it is sent, at the pace at which it is read. */
export interface StreamedAnswer {
  status: number;
  headers: Record<string, string>;
  body: AsyncIterable<string | Uint8Array>;
}

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad request",
  401: "Sign-in required",
  403: "Forbidden",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  410: "Gone",
  413: "Too large",
  422: "Invalid",
  429: "Too many requests",
  500: "Internal error",
  503: "Unavailable",
};

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", ...headers },
    body: JSON.stringify(value),
  };
}

/** A printable document, as a PDF file. */
export function pdfAnswer(name: string, bytes: Uint8Array, requestId: string): StreamedAnswer {
  return {
    status: 200,
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${name.replace(/[^\w.-]/g, "")}.pdf"`,
      "content-length": String(bytes.byteLength),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-request-id": requestId,
    },
    body: once(bytes),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield await Promise.resolve(bytes);
}

/** The problem document (RFC 9457) of anything that was thrown, with code, reason, field and request id. */
export function problem(thrown: unknown, requestId: string): Answer {
  const failure = failureOf(thrown, requestId);
  const { status, code, reason, field, line, column, permission, ask, path, retryAfter } = failure;
  const document = {
    type: "about:blank",
    title: TITLES[status] ?? "Error",
    status,
    detail: detailOf(failure),
    code,
    reason,
    field,
    line,
    column,
    permission,
    ask,
    path,
    requestId,
  };
  return {
    status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      "x-request-id": requestId,
      ...(status === 401
        ? { "www-authenticate": 'Basic realm="tenantry", charset="UTF-8", Bearer realm="tenantry"' }
        : {}),
      ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }),
    },
    body: JSON.stringify(document),
  };
}

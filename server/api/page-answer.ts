import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { shared } from "../process";
import { domainError, failureOf, type Failure } from "./failure";
import { infoFromNext, REQUEST_HEADER } from "./next-request";

function answers(): Map<string, ServerResponse> {
  return shared("page-answers", () => new Map<string, ServerResponse>());
}

/**
 * Remembers whose answer a request's page may still give a status to: Next itself has none for a page that refuses but
 * is rendered whole. Called by our own HTTP process. Next's requests for data stay at 200, since its router would
 * otherwise load the page a second time.
 */
export function keepAnswer(request: IncomingMessage, response: ServerResponse): void {
  const id = request.headers[REQUEST_HEADER];
  if (typeof id !== "string" || request.headers.rsc !== undefined) return;
  answers().set(id, response);
  response.once("close", () => answers().delete(id));
}

export interface PageFailure extends Failure {
  requestId: string;
  /** The organization that refused, for what it asks for. */
  organizationId: string | undefined;
}

/** What a page says about whatever was thrown, with the request's id; its answer gets the status. */
export function failPage(thrown: unknown, headers: { get: (name: string) => string | null }): PageFailure {
  const { id: requestId } = infoFromNext(headers);
  const failure = failureOf(thrown, requestId);
  const response = answers().get(requestId);
  if (response !== undefined && !response.headersSent) response.statusCode = failure.status;
  return { ...failure, requestId, organizationId: domainError(thrown).error.details.place?.organizationId };
}

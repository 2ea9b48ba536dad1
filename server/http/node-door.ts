import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { answerDoor, doorOf } from "../api/doors/doors";
import { countRequest } from "../api/doors/metrics";
import { ADDRESS_HEADER, announceFront, REQUEST_HEADER } from "../api/next-request";
import { requestInfo } from "../api/request/addresses";
import { problem, type Answer, type StreamedAnswer } from "../api/rest/problem";
import { log } from "../log";

type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function headersOf(request: IncomingMessage): (name: string) => string | null {
  return (name) => {
    const value = request.headers[name.toLowerCase()];
    return value === undefined ? null : Array.isArray(value) ? value.join(", ") : value;
  };
}

async function send(
  answer: Answer | StreamedAnswer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (response.destroyed) return;
  const { status, headers, body } = answer;
  if (typeof body !== "string") {
    response.writeHead(status, headers);
    // The pipeline waits for the reader, and ends the body where the reader goes away.
    await pipeline(Readable.from(body), response);
    return;
  }
  const length = Buffer.byteLength(body);
  // A body that was refused half-way is not read to its end: the connection closes instead.
  const unread =
    request.readableEnded || request.headers["content-length"] === undefined
      ? {}
      : status === 413
        ? { connection: "close" }
        : {};
  // Beside 304 a length would be that of the text which the client has already.
  const sized = status === 304 ? {} : { "content-length": length };
  response.writeHead(status, { ...headers, ...unread, ...sized }).end(body);
}

/** Answers machines directly and hands everything else to the pages. Every answer is counted and logged once. */
export function nodeListener(pages: Pages): (request: IncomingMessage, response: ServerResponse) => void {
  announceFront();
  return (request, response) => {
    const started = performance.now();
    const url = request.url ?? "/";
    const question = url.indexOf("?");
    const path = question < 0 ? url : url.slice(0, question);
    const door = doorOf(path);
    const header = headersOf(request);
    const info = requestInfo(request.socket.remoteAddress, header);
    response.once("finish", () => {
      const milliseconds = performance.now() - started;
      countRequest(door ?? "page", response.statusCode, milliseconds);
      log().debug(
        { requestId: info.id, method: request.method, path, status: response.statusCode, milliseconds },
        "answered",
      );
    });
    if (door === null || door === "page") {
      // Next's side reads the peer's address and the id from here; what a caller sent under these names is dropped.
      request.headers[ADDRESS_HEADER] = info.address ?? "";
      request.headers[REQUEST_HEADER] = info.id;
      void pages(request, response);
      return;
    }
    const knock = {
      method: request.method ?? "GET",
      path,
      query: question < 0 ? "" : url.slice(question + 1),
      header,
      body: () => request,
      request: info,
    };
    answerDoor(door, knock)
      .catch((error: unknown) => problem(error, info.id))
      .then((answer) => send(answer, request, response))
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  };
}

import "server-only";
import { infoFromNext } from "../next-request";
import { answerDoor, doorOf } from "./doors";

async function* piecesOf(request: Request): AsyncIterable<Uint8Array> {
  const reader = request.body?.getReader();
  if (reader === undefined) return;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** A body that is made as it is read; whoever stops reading stops it. */
function streamOf(body: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = body[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(typeof next.value === "string" ? encoder.encode(next.value) : next.value);
    },
    cancel: async () => {
      await iterator.return?.();
    },
  });
}

/** The machines' doors as Next's routes answer them (plain `next start`); `npm start` answers them before Next does. */
export async function answerWeb(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const door = doorOf(pathname);
  if (door === null || door === "page") return new Response(null, { status: 404 });
  const header = (name: string) => request.headers.get(name);
  const answer = await answerDoor(door, {
    method: request.method,
    path: pathname,
    query: search.slice(1),
    header,
    body: () => piecesOf(request),
    request: infoFromNext(request.headers),
  });
  // The Web's answers refuse any body, an empty one too, beside 304.
  const text = answer.status === 304 ? null : answer.body;
  const body = text === null || typeof text === "string" ? text : streamOf(text);
  return new Response(body, { status: answer.status, headers: answer.headers });
}

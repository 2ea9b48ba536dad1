import "server-only";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { AppError } from "../../errors";
import { failureOf } from "../failure";
import { infoFromNext } from "../next-request";
import { contextOf } from "../request/context-of";
import { refuseCrossSite } from "../request/origin";
import { appRouter } from "../root";

/** Answers the browser's calls. Writes come by POST as JSON from our own pages; one call a request, no batches. */
export async function answerTrpc(request: Request): Promise<Response> {
  const info = infoFromNext(request.headers);
  try {
    if (request.method === "POST") refuseForeignWrite(request);
    refuseMachines(request);
    const header = (name: string) => request.headers.get(name);
    const context = await contextOf({ method: request.method, header, request: info });
    return await fetchRequestHandler({
      endpoint: "/api/trpc",
      req: request,
      router: appRouter,
      allowBatching: false,
      createContext: () => context,
    });
  } catch (error) {
    const { status, code, reason } = failureOf(error, info.id);
    const body = {
      error: {
        json: { message: reason, code: -32_000, data: { httpStatus: status, code, reason, requestId: info.id } },
      },
    };
    return Response.json(body, { status, headers: { "cache-control": "no-store" } });
  }
}

/** Calls of credentials are counted and limited at their own door, so that they cannot come in by this one. */
function refuseMachines(request: Request): void {
  if (request.headers.get("authorization") !== null) throw new AppError("FORBIDDEN", "people_only");
}

/** The browser's door is for our pages alone, also where no cookie came along. */
function refuseForeignWrite(request: Request): void {
  refuseCrossSite(request.headers.get("origin"), request.headers.get("sec-fetch-site"));
}

import type { Instrumentation } from "next";

/** Next calls this with what a page threw that nothing caught; it keeps quiet about it otherwise. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { logFailedPage } = await import("./server/api/failed-page");
  logFailedPage(error, request.headers, context.routePath);
};

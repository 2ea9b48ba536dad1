import type { Instrumentation } from "next";

/** Next calls this with what a page threw that nothing caught; it keeps quiet about it otherwise. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  // Next builds this file for the edge too, where nothing of the product runs.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { logFailedPage } = await import("./server/api/failed-page");
    logFailedPage(error, request.headers, context.routePath);
  }
};

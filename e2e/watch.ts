import type { BrowserContext, Page, Request } from "@playwright/test";

/** What a test did not expect its pages to do: print, throw, or fail to load something. */
export interface Watch {
  /** Expects console output or failures that fit, as a test does that is about a refusal. */
  allow: (pattern: RegExp) => void;
  unexpected: () => string[];
  follow: (context: BrowserContext) => void;
}

/**
 * Next gives up preloading a page that is no longer wanted, and the browser a script that was on its way when its page
 * was left; it calls both failed requests. A script that cannot be loaded fails otherwise, or is answered with an
 * error.
 */
function isGivenUp(request: Request): boolean {
  const url = request.url();
  return (
    request.failure()?.errorText === "net::ERR_ABORTED" &&
    (url.includes("_rsc=") || url.includes("/_next/static/") || request.isNavigationRequest())
  );
}

/** Collects what happens in contexts, from their first page on. */
export function newWatch(): Watch {
  const seen: string[] = [];
  const allowed: RegExp[] = [];
  const note = (what: string, page: Page | null, text: string) =>
    seen.push(`${what} at ${page?.url() ?? "a worker"}: ${text}`);
  const follow = (context: BrowserContext) => {
    context.on("console", (message) => {
      const loud = ["error", "warning", "assert"].includes(message.type());
      if (loud) note(`console ${message.type()}`, message.page(), `${message.text()} ${message.location().url}`);
    });
    context.on("weberror", (event) => note("page error", event.page(), String(event.error())));
    context.on("requestfailed", (request) => {
      if (!isGivenUp(request)) {
        note("failed request", null, `${request.method()} ${request.url()} ${request.failure()?.errorText ?? ""}`);
      }
    });
    context.on("response", (response) => {
      if (response.status() >= 500) note("failed request", null, `${response.status()} ${response.url()}`);
    });
  };
  const unexpected = () => seen.filter((text) => !allowed.some((pattern) => pattern.test(text)));
  return { allow: (pattern) => void allowed.push(pattern), unexpected, follow };
}

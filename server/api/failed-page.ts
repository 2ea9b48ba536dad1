import "server-only";
import { describeError, log } from "../log";
import { REQUEST_HEADER } from "./next-request";

/**
 * Logs what nobody caught while a page was rendered, under the number that the page asks its reader to quote. The route
 * stands for the address, in which there may be a token.
 */
export function logFailedPage(
  thrown: unknown,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  route: string,
): void {
  const digest = thrown instanceof Error && "digest" in thrown ? thrown.digest : undefined;
  log().error({ requestId: headers[REQUEST_HEADER], digest, route, error: describeError(thrown) }, "a page failed");
}

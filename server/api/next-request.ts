import "server-only";
import type { RequestInfo } from "../access/scope";
import { shared } from "../process";
import { requestInfo } from "./addresses";

export const ADDRESS_HEADER = "x-tenantry-address";
export const REQUEST_HEADER = "x-tenantry-request";

function front(): { present: boolean } {
  return shared("front", () => ({ present: false }));
}

/** Called by our own HTTP process, which overwrites the two headers on every request. */
export function announceFront(): void {
  front().present = true;
}

/**
 * What Next's side knows of a request. The headers count only where our own process stands in front of Next: under
 * plain `next start` anybody could send them, and nobody tells who the peer is.
 */
export function infoFromNext(headers: { get: (name: string) => string | null }): RequestInfo {
  const header = (name: string) => headers.get(name);
  if (!front().present) return requestInfo(undefined, header);
  const id = header(REQUEST_HEADER);
  const info = { ...requestInfo(undefined, header), address: header(ADDRESS_HEADER) || null };
  return id === null ? info : { ...info, id };
}

import "server-only";
import type { RequestInfo } from "../access/scope";
import { shared } from "../process";
import { requestInfo } from "./request/addresses";

export const ADDRESS_HEADER = "x-tenantry-address";
export const REQUEST_HEADER = "x-tenantry-request";
/** The path and query that were asked for, which Next tells a page in parts and a layout not at all. */
export const PATH_HEADER = "x-tenantry-path";

/**
 * Where one is, as our own HTTP process wrote it down; the start page where it did not. Only ever a place to return to.
 */
export function askedPath(header: { get: (name: string) => string | null }): string {
  const [path = "/", query = ""] = (header.get(PATH_HEADER) ?? "/").split("?", 2);
  const search = new URLSearchParams(query);
  // Next marks its own requests for data.
  search.delete("_rsc");
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

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

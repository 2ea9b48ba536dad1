/** The page of this site that a click leads to, or null where the browser should do what it always does. */
export function leavingTo(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  return link === null ? null : pageOf(link);
}

/** Downloads, other windows, other sites, answers of the API and places on the same page are no pages to go to. */
export function pageOf(link: HTMLAnchorElement): string | null {
  if (!link.hasAttribute("href") || link.hasAttribute("download")) return null;
  if (link.target !== "" && link.target !== "_self") return null;
  if (link.origin !== window.location.origin || /^\/(api|sso|scim|oauth)\//.test(link.pathname)) return null;
  const here = window.location.pathname + window.location.search;
  if (link.hash !== "" && link.pathname + link.search === here) return null;
  return link.pathname + link.search + link.hash;
}

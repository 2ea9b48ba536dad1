import "server-only";
import { publicUrl } from "../env";
import { safeNext } from "../safe-next";

/** The page of an organization's billing, as an address. */
export function billingPage(slug: string): string {
  return `${publicUrl()}/organizations/${encodeURIComponent(slug)}/billing`;
}

/**
 * To where the provider's page leads back: a page below the organization's billing and no other one. Where somebody gave
 * a card, the provider puts its session into the address.
 */
export function wayBack(slug: string, next: string | undefined): { done: string; left: string } {
  const home = new URL(billingPage(slug));
  const asked = new URL(next === undefined ? home.pathname : safeNext(next), home);
  const isBelow = asked.pathname === home.pathname || asked.pathname.startsWith(`${home.pathname}/`);
  const back = isBelow ? asked : home;
  back.searchParams.delete("session");
  back.hash = "";
  const left = back.href;
  return { done: `${left}${back.search === "" ? "?" : "&"}session={CHECKOUT_SESSION_ID}`, left };
}

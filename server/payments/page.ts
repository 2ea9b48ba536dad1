import "server-only";
import { publicUrl } from "../env";

/** The page of billing, to which the provider's own page leads back. */
export function billingPage(slug: string, query: string): string {
  return `${publicUrl()}/organizations/${encodeURIComponent(slug)}/billing${query}`;
}

import "server-only";
import type { AccountScope, Actor, SystemScope } from "../access/scope";
import { notFound } from "../errors";
import { hashToken } from "../secrets/token";
import { confirmLink } from "../sso/admission/confirm-link";
import { findLink } from "../sso/admission/link";
import { maskEmail } from "../text";
import { PROVIDER, type OpenedIdentityLinkView } from "./schema";

/** What came with a request: the link's token, and what its browser shows of the way to the provider. */
interface Shown {
  token: string;
  browser: string | undefined;
}

function hashOf(browser: string | undefined): string | null {
  return browser === undefined ? null : hashToken(browser);
}

/**
 * What waits for an account's own sign-in, in the browser that came from the provider. Reading changes nothing.
 * @throws NOT_FOUND for an unknown token, another browser, a link that is used or too old
 */
export async function openLink(
  scope: SystemScope,
  actor: Actor | null,
  { token, browser }: Shown,
): Promise<OpenedIdentityLinkView> {
  const found = await findLink(scope, token, hashOf(browser));
  if (found === null) throw notFound();
  const where = { id: found.identityProviderId };
  const provider = await scope.db.identityProvider.findFirst({ where, select: PROVIDER });
  if (provider?.active !== true) throw notFound();
  return {
    identityProvider: provider.displayName,
    organization: provider.organization.name,
    emailMasked: maskEmail(found.email),
    match: actor === null ? "signed_out" : actor.id === found.userId ? "match" : "mismatch",
  };
}

/** @throws as `confirmLink` */
export async function link(scope: AccountScope, { token, browser }: Shown): Promise<{ ticket: string; next: string }> {
  return confirmLink(scope, { token, browserHash: hashOf(browser) });
}

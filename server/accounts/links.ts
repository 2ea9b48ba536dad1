import "server-only";
import type { SystemScope } from "../access/scope";
import { findToken, type TokenPurpose } from "../auth/tokens";
import { isAppError } from "../errors";
import { countAttempt, type Limit } from "../limits";
import { hashToken, sameHash } from "../secrets/token";
import type { LINK_PURPOSES, OpenedLinkView } from "./schema";

/** Wrong tokens alone are counted, so nobody behind a shared address is kept from their own link. */
const WRONG_TOKENS: Limit = { name: "one-time-link", count: 30, seconds: 600 };

const DEAD: OpenedLinkView = { valid: false, email: null };

async function openSetUpLink(scope: SystemScope, token: string): Promise<OpenedLinkView> {
  const instance = await scope.db.instance.findUnique({ where: { id: 1 }, select: { setupTokenHash: true } });
  const hash = instance?.setupTokenHash ?? null;
  return hash !== null && sameHash(hash, hashToken(token)) ? { valid: true, email: null } : DEAD;
}

async function openMailedLink(scope: SystemScope, purpose: TokenPurpose, token: string): Promise<OpenedLinkView> {
  try {
    const { email } = await findToken(scope, purpose, token);
    return { valid: true, email };
  } catch (error) {
    if (isAppError(error) && error.reason === "token_invalid") return DEAD;
    throw error;
  }
}

/**
 * Whether a one-time link can still be used, and for which address. Whoever holds the token may use it, so it tells
 * nothing that they could not learn. It changes nothing: mail scanners open links too.
 * @throws LIMIT rate_limited after many wrong tokens from one address
 */
export async function openLink(
  scope: SystemScope,
  { purpose, token }: { purpose: (typeof LINK_PURPOSES)[number]; token: string },
): Promise<OpenedLinkView> {
  const opened = purpose === "set_up" ? await openSetUpLink(scope, token) : await openMailedLink(scope, purpose, token);
  if (!opened.valid) await countAttempt(scope, WRONG_TOKENS, scope.request.address ?? "unknown");
  return opened;
}

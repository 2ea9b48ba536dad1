import "server-only";
import type { CredentialScopes } from "../../access/limits/credential-scopes";
import type { Actor } from "../../access/scope";
import { issueAccessToken } from "../access-token";
import { reachOf } from "../bearer";
import { OAuthError } from "../errors";
import { isWithin, narrowed, readScopeText } from "../scopes";
import type { Grant } from "./grant";

/**
 * What a token for this actor is limited to: all that its credential is good for, or the part of it that was asked for.
 * @throws OAuthError invalid_scope for a name that is not known, or beyond the credential
 */
function scopesAsked(actor: Actor, text: string | undefined): CredentialScopes | null {
  const held = actor.credential?.scopes ?? null;
  if (text === undefined) return held;
  const asked = readScopeText(text);
  if (asked === null || !isWithin(asked, actor)) {
    throw new OAuthError("invalid_scope", "A scope is not known, or beyond what the credential is good for");
  }
  return narrowed(held, asked);
}

/** A credential's access token (RFC 6749, 4.4). */
export const clientCredentialsGrant: Grant = async ({ form, client, scope }) => {
  if (client.kind !== "credential") throw new OAuthError("invalid_client", "sign_in_required");
  const { actor } = client;
  const { credential } = actor;
  if (credential?.kind !== "credential" || credential.accessKey === null) {
    throw new OAuthError("invalid_client", "sign_in_required");
  }
  return issueAccessToken(scope, {
    subject: actor.id,
    clientId: credential.accessKey,
    grant: credential.id,
    secretVersion: credential.secretVersion,
    scopes: scopesAsked(actor, form.get("scope")),
    endsAt: credential.expiresAt,
    reach: reachOf(credential),
  });
};

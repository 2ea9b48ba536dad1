import "server-only";
import { authorizeWorkspace } from "../access/authorize";
import type { Actor, RequestInfo } from "../access/scope";
import { publicUrl } from "../env";
import { isAppError } from "../errors";
import { reachClaims, readAccessToken, tokenAudience, type Claims } from "./access-token";
import { grantNow } from "./bearer";
import { OAuthError } from "./errors";
import { needed } from "./form";
import type { Asked } from "./grants/grant";
import { scopeText } from "./scopes";

const INACTIVE = { active: false };

async function claimsOf(token: string): Promise<Claims | null> {
  try {
    return await readAccessToken(token);
  } catch (error) {
    if (isAppError(error) && error.code === "UNAUTHENTICATED") return null;
    throw error;
  }
}

/**
 * Who may learn of a token: its own client and actor, and whoever may ask about others in the workspace of its client.
 */
async function maySee(
  actor: Actor,
  claims: Claims,
  workspaceId: string | null,
  request: RequestInfo,
): Promise<boolean> {
  if (actor.credential?.id === claims.grant || (actor.id === claims.subject && claims.impersonation === null)) {
    return true;
  }
  if (workspaceId === null) return false;
  try {
    await authorizeWorkspace(actor, request, workspaceId, "access.check", { changes: false });
    return true;
  } catch (error) {
    if (isAppError(error) && error.code !== "UNAVAILABLE") return false;
    throw error;
  }
}

/**
 * What a token is good for now (RFC 7662). To whoever has no business with it, it is like one that never was.
 * @throws OAuthError invalid_client, invalid_request
 */
export async function introspect({ form, client, scope, request }: Asked): Promise<object> {
  if (client.kind !== "credential") throw new OAuthError("invalid_client", "sign_in_required");
  const claims = await claimsOf(needed(form, "token"));
  if (claims === null) return INACTIVE;
  const of = await scope.db.credential.findUnique({ where: { id: claims.grant }, select: { workspaceId: true } });
  if (!(await maySee(client.actor, claims, of?.workspaceId ?? null, request))) return INACTIVE;
  const now = await grantNow(claims);
  if (now === null) return INACTIVE;
  const text = scopeText(now.scopes);
  return {
    active: true,
    token_type: "Bearer",
    iss: publicUrl(),
    aud: tokenAudience(),
    sub: claims.subject,
    client_id: claims.clientId,
    iat: claims.issuedAt.getTime() / 1_000,
    exp: claims.expiresAt.getTime() / 1_000,
    jti: claims.id,
    ...(text === undefined ? {} : { scope: text }),
    ...reachClaims(now.reach),
    tenantry_grant: claims.grant,
    ...(claims.impersonation === null
      ? {}
      : { act: { sub: claims.impersonation.by }, tenantry_resource: claims.impersonation.resource }),
  };
}

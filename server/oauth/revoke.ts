import "server-only";
import type { SystemScope } from "../access/scope";
import { audited } from "../audit/audited";
import { endByRefreshToken } from "../device-sign-ins/grants";
import { isAppError } from "../errors";
import { readAccessToken, type Claims } from "./access-token";
import type { Client } from "./client";
import { OAuthError } from "./errors";
import { needed } from "./form";
import type { Asked } from "./grants/grant";

/** A client revokes what was given to it: a credential its own tokens, a public client what it holds. */
function isOwn(client: Client, claims: Claims): boolean {
  if (client.kind === "credential") return client.actor.credential?.id === claims.grant;
  return client.kind === "public" && client.id === claims.clientId && claims.grant.startsWith("dsi_");
}

interface Owner {
  type: "user" | "service_account";
  id: string;
  name: string;
  place?: { organizationId: string; workspaceId?: string };
}

/** Whose token it is, for the row: the credential's holder, or the person of the device. */
async function ownerOf(scope: SystemScope, claims: Claims, client: Client): Promise<Owner> {
  if (client.kind !== "credential") {
    const person = await scope.db.user.findUnique({ where: { id: claims.subject }, select: { name: true } });
    return { type: "user", id: claims.subject, name: person?.name ?? "" };
  }
  const { type, id, name, credential } = client.actor;
  const { organizationId = null, workspaceId = null } = credential ?? {};
  if (organizationId === null) return { type, id, name };
  return { type, id, name, place: { organizationId, ...(workspaceId === null ? {} : { workspaceId }) } };
}

async function revokeAccessToken(scope: SystemScope, claims: Claims, client: Client): Promise<void> {
  const { place, ...owner } = await ownerOf(scope, claims, client);
  const actor = { ...owner, credentialId: claims.grant };
  const target = { type: "oauth-token", id: claims.id, name: null };
  await audited(scope, "oauth-token.revoke", async (tx) => {
    const data = [{ id: claims.id, expiresAt: claims.expiresAt }];
    const { count } = await tx.revokedToken.createMany({ data, skipDuplicates: true });
    // A second time changes nothing, and leaves no row.
    const entries = count === 0 ? [] : [{ target, actor, ...(place === undefined ? {} : { place }) }];
    return { value: undefined, entries };
  });
}

/**
 * Ends one token before its time (RFC 7009), or by a refresh token the whole sign-in of a device. A text that is no
 * token, or one of somebody else, is answered alike and changes nothing.
 * @throws OAuthError invalid_client, invalid_request
 */
export async function revoke({ form, client, scope }: Asked): Promise<object> {
  if (client.kind === "none") throw new OAuthError("invalid_client", "sign_in_required");
  const token = needed(form, "token");
  if (client.kind === "public" && (await endByRefreshToken(scope, { refreshToken: token, clientId: client.id }))) {
    return {};
  }
  try {
    const claims = await readAccessToken(token);
    if (isOwn(client, claims)) await revokeAccessToken(scope, claims, client);
  } catch (error) {
    if (!isAppError(error) || error.code !== "UNAUTHENTICATED") throw error;
  }
  return {};
}

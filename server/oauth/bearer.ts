import "server-only";
import { impersonationPermissions, readScopes, type CredentialScopes } from "../access/limits/credential-scopes";
import type { Actor, CredentialProof, RequestInfo } from "../access/scope";
import { admit, heldBy, shownByToken } from "../auth/credential";
import { actorByDeviceSignIn } from "../auth/device";
import {
  credentialByToken,
  impersonationByToken,
  type CredentialRow,
  type ImpersonationRow,
} from "../db/hot/callers/callers";
import { deviceSignInById } from "../db/hot/callers/devices";
import { AppError, isAppError } from "../errors";
import { isId } from "../ids";
import { readAccessToken, type Claims, type Reach } from "./access-token";
import { narrowed } from "./scopes";

type Admit = (row: CredentialRow) => Actor | Promise<Actor>;

const ended = () => new AppError("UNAUTHENTICATED", "credential_revoked");

/** A token says no more than its grant gives now: the narrower of the two counts. That of a device is its sign-in. */
function limitedTo(actor: Actor, claims: Claims): Actor {
  const { credential } = actor;
  if (credential === null || actor.id !== claims.subject) throw ended();
  const kind = credential.kind === "device" ? "device" : "token";
  return { ...actor, credential: { ...credential, kind, scopes: narrowed(credential.scopes, claims.scopes) } };
}

/** What a service account may as somebody else: a part of what it may itself, and nothing that administers. */
function impersonationScopes(scopes: CredentialScopes | null): CredentialScopes | null {
  return narrowed({ permissions: impersonationPermissions(scopes), readOnly: false, project: null }, scopes);
}

/**
 * The person as whom the service account of a proved credential acts.
 * @throws FORBIDDEN impersonation_not_allowed, and what the service account's own look-up throws
 */
export function impersonated(row: ImpersonationRow, machine: Actor): Actor {
  const { credential } = machine;
  if (credential === null) throw ended();
  if (!row.allowImpersonation) throw new AppError("FORBIDDEN", "impersonation_not_allowed");
  const { id, name } = machine;
  const scopes = impersonationScopes(credential.scopes);
  return {
    type: "user",
    id: row.personId,
    name: row.personName,
    email: row.personEmail,
    emailVerified: row.personVerified,
    operator: false,
    suspended: false,
    session: null,
    // What is the person's own is read for each place, and not with what is the service account's.
    credential: { ...credential, scopes, place: { ...credential.place, role: null }, standing: null, chosen: null },
    impersonator: { id, name },
  };
}

async function byImpersonation(claims: Claims, by: string, resource: string, admitted: Admit): Promise<Actor> {
  const row = await impersonationByToken(claims.grant, claims.id, claims.subject, resource);
  if (row?.serviceAccountId !== by) throw ended();
  return limitedTo(impersonated(row, await admitted(row)), claims);
}

async function byCredential(claims: Claims, admitted: Admit): Promise<Actor> {
  const { impersonation } = claims;
  if (impersonation !== null) return byImpersonation(claims, impersonation.by, impersonation.resource, admitted);
  const row = await credentialByToken(claims.grant, claims.id);
  if (row === undefined) throw ended();
  return limitedTo(await admitted(row), claims);
}

/**
 * Who acts by the claims of a token, as things stand now: one query, so that whatever ends the token's grant, or the
 * token itself, ends it at the next request, on every node.
 * @throws UNAUTHENTICATED credential_revoked or expired,
 *   FORBIDDEN suspended, impersonation_not_allowed, LIMIT rate_limited
 */
export async function actorByClaims(claims: Claims, request: RequestInfo): Promise<Actor> {
  if (isId("crd", claims.grant)) {
    return byCredential(claims, (row) => admit(row, request, shownByToken(row, claims.secretVersion)));
  }
  if (isId("dsi", claims.grant)) return limitedTo(await actorByDeviceSignIn(claims.grant, claims.id, request), claims);
  throw ended();
}

/** Whoever shows an access token. @throws as `readAccessToken` and `actorByClaims` */
export async function actorByBearer(token: string, request: RequestInfo): Promise<Actor> {
  return actorByClaims(await readAccessToken(token), request);
}

/** What a proved credential reaches. */
export function reachOf({ organizationId, workspaceId, place, scopes }: CredentialProof): Reach {
  return {
    organization: organizationId,
    workspace: workspaceId,
    project: place.project?.id ?? scopes?.project ?? null,
  };
}

interface Now {
  scopes: CredentialScopes | null;
  reach: Reach;
}

/** What a token's grant gives now, for who asks about a token and does not use it; null where it is good for nothing. */
export async function grantNow(claims: Claims): Promise<Now | null> {
  if (isId("dsi", claims.grant)) {
    const row = await deviceSignInById(claims.grant, claims.id);
    const isOver = row === undefined || row.over || row.suspended || row.userId !== claims.subject;
    if (isOver) return null;
    const scopes = narrowed(readScopes(row.scopes), claims.scopes);
    return { scopes, reach: { organization: null, workspace: null, project: scopes?.project ?? null } };
  }
  try {
    const { credential } = await byCredential(claims, (row) => heldBy(row, shownByToken(row, claims.secretVersion)));
    return credential === null ? null : { scopes: credential.scopes, reach: reachOf(credential) };
  } catch (error) {
    if (isAppError(error) && (error.code === "UNAUTHENTICATED" || error.code === "FORBIDDEN")) return null;
    throw error;
  }
}

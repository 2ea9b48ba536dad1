import "server-only";
import { errors, jwtVerify, SignJWT, type JWTHeaderParameters } from "jose";
import { z } from "zod";
import { systemScope } from "../access/authorize";
import type { CredentialScopes } from "../access/limits/credential-scopes";
import type { SystemScope } from "../access/scope";
import { publicUrl } from "../env";
import { AppError } from "../errors";
import { newId } from "../ids";
import { shared } from "../process";
import { hashToken } from "../secrets/token";
import { readScopeText, scopeText } from "./scopes";
import { SIGNING_ALGORITHM, signingKey, verifyingKey } from "./signing-keys";

/** Seconds that an access token lives. The reply, the page and the guide say the same. */
export const ACCESS_TOKEN_SECONDS = 300;

const TYPE = "at+jwt";
const LONGEST_TOKEN = 8_192;
const REMEMBERED_TOKENS = 10_000;

/** For whom access tokens are: this installation's REST API. */
export function tokenAudience(): string {
  return `${publicUrl()}/api/v1`;
}

const claimsSchema = z.object({
  sub: z.string(),
  client_id: z.string(),
  iat: z.number(),
  exp: z.number(),
  jti: z.string(),
  scope: z.string().optional(),
  act: z.object({ sub: z.string() }).optional(),
  tenantry_grant: z.string(),
  tenantry_secret: z.number().optional(),
  tenantry_resource: z.string().optional(),
});

/** What a token says, once its signature is proved. Whether it is still good is another question: `bearer.ts`. */
export interface Claims {
  id: string;
  /** Who acts: a person or a service account, by id. */
  subject: string;
  clientId: string;
  /** What it was given for: id of a credential or of a device sign-in. */
  grant: string;
  /** Which of the credential's secrets it was given for; null for a device sign-in. */
  secretVersion: number | null;
  /** Null: all that its grant is good for. */
  scopes: CredentialScopes | null;
  /** The service account that acts as the subject, for this job of theirs. */
  impersonation: { by: string; resource: string } | null;
  issuedAt: Date;
  expiresAt: Date;
}

interface TokenOrder {
  subject: string;
  clientId: string;
  grant: string;
  /** Of the credential's secrets, the one that asked; null for a device sign-in. */
  secretVersion: number | null;
  scopes: CredentialScopes | null;
  /** The end of what it is given for, where that has one: no token lives longer. */
  endsAt?: Date | null;
  impersonation?: { by: string; resource: string };
  /** What it reaches: for who verifies the token alone, since here its grant says so. */
  reach?: Reach;
}

/** By ids; null where it is not limited to one. */
export interface Reach {
  organization: string | null;
  workspace: string | null;
  project: string | null;
}

export function reachClaims({ organization, workspace, project }: Reach): Record<string, string> {
  return {
    ...(organization === null ? {} : { tenantry_organization: organization }),
    ...(workspace === null ? {} : { tenantry_workspace: workspace }),
    ...(project === null ? {} : { tenantry_project: project }),
  };
}

/** The answer of the token endpoint (RFC 6749, 5.1). */
export interface IssuedToken {
  access_token: string;
  token_type: "Bearer";
  expires_in: number;
  scope?: string;
}

/** Signs an access token (RFC 9068). */
export async function issueAccessToken(scope: SystemScope, order: TokenOrder): Promise<IssuedToken> {
  const { id: kid, key } = await signingKey(scope);
  const now = Math.floor(Date.now() / 1_000);
  const left = order.endsAt ? Math.floor(order.endsAt.getTime() / 1_000) - now : ACCESS_TOKEN_SECONDS;
  const seconds = Math.max(1, Math.min(ACCESS_TOKEN_SECONDS, left));
  const text = scopeText(order.scopes);
  const { impersonation } = order;
  const reach = order.reach ?? { organization: null, workspace: null, project: order.scopes?.project ?? null };
  const claims = {
    client_id: order.clientId,
    ...(text === undefined ? {} : { scope: text }),
    ...(impersonation === undefined
      ? {}
      : { act: { sub: impersonation.by }, tenantry_resource: impersonation.resource }),
    ...reachClaims(reach),
    tenantry_grant: order.grant,
    ...(order.secretVersion === null ? {} : { tenantry_secret: order.secretVersion }),
  };
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: TYPE, kid })
    .setIssuer(publicUrl())
    .setAudience(tokenAudience())
    .setSubject(order.subject)
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .setJti(newId("tok"))
    .sign(key);
  return {
    access_token: token,
    token_type: "Bearer",
    expires_in: seconds,
    ...(text === undefined ? {} : { scope: text }),
  };
}

interface Remembered {
  kid: string;
  claims: Claims;
}

/** Tokens whose signature was checked already, by their hash: a client sends one many times. */
function remembered(): Map<string, Remembered> {
  return shared("read-tokens", () => new Map<string, Remembered>());
}

function remember(hash: string, entry: Remembered): void {
  const entries = remembered();
  if (entries.size >= REMEMBERED_TOKENS) {
    const [oldest] = entries.keys();
    if (oldest !== undefined) entries.delete(oldest);
  }
  entries.set(hash, entry);
}

const refused = () => new AppError("UNAUTHENTICATED", "sign_in_required");

/**
 * What a token of this installation says: its signature, type, issuer, audience and end are right.
 * @throws UNAUTHENTICATED sign_in_required for anything else, expired
 */
export async function readAccessToken(token: string): Promise<Claims> {
  if (token.length > LONGEST_TOKEN) throw refused();
  const scope = systemScope("oauth", { id: "access-token", address: null, agent: null });
  const hash = hashToken(token);
  const known = remembered().get(hash);
  // A key that is published no more proves nothing, and neither does what it proved before.
  if (known !== undefined && (await verifyingKey(scope, known.kid)) !== undefined) {
    if (known.claims.expiresAt.getTime() > Date.now()) return known.claims;
    remembered().delete(hash);
    throw new AppError("UNAUTHENTICATED", "expired");
  }
  const entry = await verified(scope, token);
  remember(hash, entry);
  return entry.claims;
}

async function verified(scope: SystemScope, token: string): Promise<Remembered> {
  const keyOf = async ({ kid }: JWTHeaderParameters) => {
    const key = kid === undefined ? undefined : await verifyingKey(scope, kid);
    if (key === undefined) throw refused();
    return key;
  };
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keyOf, {
      algorithms: [SIGNING_ALGORITHM],
      typ: TYPE,
      issuer: publicUrl(),
      audience: tokenAudience(),
      requiredClaims: ["exp", "iat", "sub", "jti"],
    });
    return { kid: protectedHeader.kid ?? "", claims: claimsOf(claimsSchema.parse(payload)) };
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new AppError("UNAUTHENTICATED", "expired");
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) throw refused();
    throw error;
  }
}

function claimsOf(claims: z.infer<typeof claimsSchema>): Claims {
  const { scope, act, tenantry_resource: resource } = claims;
  const limited = scope === undefined ? null : readScopeText(scope);
  // A scope that this version does not know gives nothing.
  if (scope !== undefined && limited === null) throw refused();
  if ((act === undefined) !== (resource === undefined)) throw refused();
  return {
    id: claims.jti,
    subject: claims.sub,
    clientId: claims.client_id,
    grant: claims.tenantry_grant,
    secretVersion: claims.tenantry_secret ?? null,
    scopes: limited,
    impersonation: act === undefined || resource === undefined ? null : { by: act.sub, resource },
    issuedAt: new Date(claims.iat * 1_000),
    expiresAt: new Date(claims.exp * 1_000),
  };
}

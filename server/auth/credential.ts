import "server-only";
import { readScopes } from "../access/limits/credential-scopes";
import { isOrganizationAdmin } from "../access/rights/built-in-roles";
import type { Actor, RequestInfo } from "../access/scope";
import { isWithin } from "../credentials/networks";
import { credentialByAccessKey, standingOf, type CredentialRow } from "../db/hot/callers/callers";
import { env } from "../env";
import { AppError } from "../errors";
import { shared } from "../process";
import { hashToken, sameHash } from "../secrets/token";
import { MINUTE_MILLISECONDS } from "../time";
import { noteRefusedUse } from "./refused-uses";
import { noteUse } from "./uses";

const NOBODY = hashToken("nobody");

/** Somebody whose membership has ended is nobody, whatever they hold. */
function roleOf(row: CredentialRow): string | null {
  if (row.organizationDeleted || row.workspaceDeleted === true) return null;
  if (row.builtRole !== null) return row.builtInto === null ? null : row.builtRole;
  if (row.serviceAccountId !== null) return row.workspaceRole;
  const above = isOrganizationAdmin(row.organizationRole);
  if (row.workspaceId === null) return above ? row.organizationRole : null;
  return row.organizationRole === null ? null : above ? "admin" : row.workspaceRole;
}

function actorOf(row: CredentialRow, role: string, shown: Shown): Actor {
  const { accessKey, organizationId, workspaceId } = row;
  const workspace =
    workspaceId === null || row.workspaceSlug === null || row.workspaceName === null
      ? null
      : { id: workspaceId, slug: row.workspaceSlug, name: row.workspaceName };
  const place = {
    organization: { id: organizationId, slug: row.organizationSlug, name: row.organizationName },
    workspace,
    project: row.builtInto,
    role,
  };
  return {
    type: row.serviceAccountId === null ? "user" : "service_account",
    id: row.serviceAccountId ?? row.userId ?? "",
    name: row.name,
    email: row.email,
    emailVerified: row.emailVerified,
    operator: row.operator,
    suspended: row.suspended,
    session: null,
    impersonator: null,
    credential: {
      id: row.credentialId,
      kind: "credential",
      accessKey,
      organizationId,
      workspaceId,
      secretVersion: versionOf(row, shown),
      expiresAt: endOf(row, shown),
      place,
      networks: row.networks,
      proofs: [],
      scopes: readScopes(row.scopes),
      standing: standingOf(row),
      chosen: { hiddenArguments: row.hiddenArguments },
    },
  };
}

/** Which of a credential's secrets was shown, by itself or by an access token that it got. */
type Shown = "current" | "previous";

function versionOf({ secretVersion }: CredentialRow, shown: Shown): number {
  return shown === "current" ? secretVersion : secretVersion - 1;
}

/**
 * The secret for which an access token was given: what ends that ends its tokens.
 * @throws UNAUTHENTICATED credential_revoked
 */
export function shownByToken(row: CredentialRow, secretVersion: number | null): Shown {
  if (secretVersion === row.secretVersion) return "current";
  if (secretVersion === row.secretVersion - 1 && row.previousSecretHash !== null) return "previous";
  throw new AppError("UNAUTHENTICATED", "credential_revoked");
}

/** Compared in full whatever is there, so that the time tells nothing. */
function shownOf(row: CredentialRow | undefined, secretKey: string): Shown | null {
  const hash = hashToken(secretKey);
  const current = sameHash(hash, row?.secretHash ?? NOBODY);
  const previous = sameHash(hash, row?.previousSecretHash ?? NOBODY);
  if (row === undefined) return null;
  if (current) return "current";
  return previous && row.previousSecretHash !== null ? "previous" : null;
}

/**
 * Who holds an access key and its secret. One query.
 * @throws UNAUTHENTICATED sign_in_required (unknown key, wrong secret, or no membership any more, alike),
 *   credential_revoked or expired for whoever proves to hold the secret; FORBIDDEN suspended, network_not_allowed
 */
export async function actorByCredential(accessKey: string, secretKey: string, request: RequestInfo): Promise<Actor> {
  const row = /^[A-Za-z0-9_-]{8,64}$/.test(accessKey) ? await credentialByAccessKey(accessKey) : undefined;
  const shown = shownOf(row, secretKey);
  if (row === undefined || shown === null) throw new AppError("UNAUTHENTICATED", "sign_in_required");
  return admit(row, request, shown);
}

/**
 * The actor of a credential that was proved, by its secret or by an access token that was given for it, as things stand.
 * @throws UNAUTHENTICATED credential_revoked or expired, FORBIDDEN suspended, network_not_allowed, LIMIT rate_limited
 */
export async function admit(row: CredentialRow, request: RequestInfo, shown: Shown): Promise<Actor> {
  const actor = heldBy(row, shown);
  if (!isWithin(request.address, row.networks)) {
    await noteRefusedUse(row.credentialId, actor, request);
    throw new AppError("FORBIDDEN", "network_not_allowed");
  }
  limitRate(row.credentialId);
  noteUse(row.credentialId, versionOf(row, shown), request);
  return actor;
}

/** The same without counting it as a use, wherever it comes from: whoever asks about a token does not use it. */
export function heldBy(row: CredentialRow, shown: Shown): Actor {
  if (row.revoked) throw new AppError("UNAUTHENTICATED", "credential_revoked");
  if (row.expired) throw expired("credential", row.expiresAt);
  if (shown === "previous" && row.previousOver) throw expired("secret key", row.previousEndsAt);
  const role = roleOf(row);
  if (role === null) throw new AppError("UNAUTHENTICATED", "credential_revoked");
  if (row.suspended || row.organizationSuspended || row.membershipSuspended || row.workspaceSuspended === true) {
    throw new AppError("FORBIDDEN", "suspended");
  }
  return actorOf(row, role, shown);
}

function expired(what: string, end: Date | null): AppError {
  const [day = "", time = ""] = (end?.toISOString() ?? "").split("T");
  return new AppError("UNAUTHENTICATED", "expired", undefined, {
    detail: `This ${what} expired on ${day} at ${time.replace("Z", "")} UTC.`,
  });
}

/** The end of the credential, or of the secret that was shown where that is earlier. */
function endOf({ expiresAt, previousEndsAt }: CredentialRow, shown: Shown): Date | null {
  if (shown === "current" || previousEndsAt === null) return expiresAt;
  return expiresAt === null || previousEndsAt < expiresAt ? previousEndsAt : expiresAt;
}

interface Window {
  count: number;
  resetAt: number;
}

/** Requests a minute for each credential, by this process alone (TENANTRY_RATE_LIMIT; 0 is off). */
export function limitRate(id: string): void {
  const maximum = env().TENANTRY_RATE_LIMIT;
  if (maximum === 0) return;
  const windows = shared("credential-windows", () => new Map<string, Window>());
  const now = Date.now();
  const window = windows.get(id);
  if (window === undefined || window.resetAt <= now) {
    windows.set(id, { count: 1, resetAt: now + MINUTE_MILLISECONDS });
    return;
  }
  window.count += 1;
  if (window.count <= maximum) return;
  const retryAfter = Math.ceil((window.resetAt - now) / 1_000);
  throw new AppError("LIMIT", "rate_limited", undefined, { retryAfter });
}

/** Counters of windows that are over are dropped, so that the map does not grow with time. */
export function dropOldWindows(): void {
  const windows = shared("credential-windows", () => new Map<string, Window>());
  const now = Date.now();
  for (const [id, window] of windows) if (window.resetAt <= now) windows.delete(id);
}

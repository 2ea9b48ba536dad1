import "server-only";
import { systemScope } from "../access/authorize";
import { readScopes } from "../access/credential-scopes";
import type { Actor, RequestInfo, SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import { credentialByAccessKey, standingOf, type CredentialRow } from "../db/hot/callers";
import { env } from "../env";
import { AppError } from "../errors";
import { shared } from "../process";
import { hashToken, sameHash } from "../secrets/token";

const NOBODY = hashToken("nobody");
const MINUTE_MILLISECONDS = 60_000;
const AGENT_LENGTH = 300;

/** Somebody whose membership has ended is nobody, whatever they hold. */
function roleOf(row: CredentialRow): string | null {
  if (row.organizationDeleted || row.workspaceDeleted === true) return null;
  if (row.serviceAccountId !== null) return row.workspaceRole;
  const above = row.organizationRole === "owner" || row.organizationRole === "admin";
  if (row.workspaceId === null) return above ? row.organizationRole : null;
  return row.organizationRole === null ? null : above ? "admin" : row.workspaceRole;
}

function actorOf(row: CredentialRow, role: string): Actor {
  const { accessKey, organizationId, workspaceId } = row;
  const workspace =
    workspaceId === null || row.workspaceSlug === null || row.workspaceName === null
      ? null
      : { id: workspaceId, slug: row.workspaceSlug, name: row.workspaceName };
  const place = {
    organization: { id: organizationId, slug: row.organizationSlug, name: row.organizationName },
    workspace,
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
      expiresAt: row.expiresAt,
      place,
      scopes: readScopes(row.scopes),
      standing: standingOf(row),
    },
  };
}

/**
 * Who holds an access key and its secret. One query.
 * @throws UNAUTHENTICATED sign_in_required (unknown key, wrong secret, or no membership any more, alike),
 *   credential_revoked or expired for whoever proves to hold the secret; FORBIDDEN suspended
 */
export async function actorByCredential(accessKey: string, secretKey: string, request: RequestInfo): Promise<Actor> {
  const row = /^[A-Za-z0-9_-]{8,64}$/.test(accessKey) ? await credentialByAccessKey(accessKey) : undefined;
  const right = sameHash(hashToken(secretKey), row?.secretHash ?? NOBODY);
  if (row === undefined || !right) throw new AppError("UNAUTHENTICATED", "sign_in_required");
  return admit(row, request);
}

/**
 * The actor of a credential that was proved, by its secret or by an access token that was given for it, as things stand.
 * @throws UNAUTHENTICATED credential_revoked or expired, FORBIDDEN suspended, LIMIT rate_limited
 */
export function admit(row: CredentialRow, request: RequestInfo): Actor {
  const actor = heldBy(row);
  limitRate(row.credentialId);
  noteUse(row.credentialId, request);
  return actor;
}

/** The same without counting it as a use: whoever asks about a token does not use it. */
export function heldBy(row: CredentialRow): Actor {
  if (row.revoked) throw new AppError("UNAUTHENTICATED", "credential_revoked");
  if (row.expired) throw new AppError("UNAUTHENTICATED", "expired");
  const role = roleOf(row);
  if (role === null) throw new AppError("UNAUTHENTICATED", "credential_revoked");
  if (row.suspended || row.organizationSuspended || row.membershipSuspended || row.workspaceSuspended === true) {
    throw new AppError("FORBIDDEN", "suspended");
  }
  return actorOf(row, role);
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

interface Use {
  at: Date;
  address: string | null;
  agent: string | null;
}

function uses(): Map<string, Use> {
  return shared("credential-uses", () => new Map<string, Use>());
}

function noteUse(id: string, request: RequestInfo): void {
  uses().set(id, { at: new Date(), address: request.address, agent: request.agent });
}

/** Writes when, from where and by what each credential was last used; called every few seconds. */
export async function writeUses(scope: SystemScope): Promise<void> {
  const noted = [...uses()];
  uses().clear();
  for (const [id, use] of noted) {
    const data = {
      lastUsedAt: use.at,
      lastUsedAddress: use.address,
      lastUsedAgent: use.agent?.slice(0, AGENT_LENGTH) ?? null,
    };
    await recorded(scope, "credential-touch", (tx) => tx.credential.updateMany({ where: { id }, data }));
  }
}

/** Counters of windows that are over are dropped, so that the map does not grow with time. */
export function dropOldWindows(): void {
  const windows = shared("credential-windows", () => new Map<string, Window>());
  const now = Date.now();
  for (const [id, window] of windows) if (window.resetAt <= now) windows.delete(id);
}

/** For the sealing and writing loops of a process. */
export function taskScope(): SystemScope {
  return systemScope("task", { id: "task", address: null, agent: null });
}

import "server-only";
import { readScopes, type CredentialScopes } from "../access/limits/credential-scopes";
import type { SystemScope } from "../access/scope";
import { audited, type Change, type TransactionDatabase } from "../audit/audited";
import { recorded } from "../audit/recorded";
import { proofsIn } from "../auth/proofs";
import { newId } from "../ids";
import { isSigned, sign } from "../secrets/sign";
import { hashToken, newToken } from "../secrets/token";
import { countAttempt, type Limit } from "../limits";
import { CODE_SECONDS, INTERVAL_SECONDS } from "./authorization";
import { endOfSignIn } from "./lifetime";
import { scopesOf } from "./queries";

/** What an OAuth client is told instead of a token (RFC 6749, section 5.2; RFC 8628, section 3.5). */
export interface Refused {
  error: "authorization_pending" | "slow_down" | "access_denied" | "expired_token" | "invalid_grant";
  description: string;
}

/** A sign-in for which an access token can be issued. */
export interface Granted {
  id: string;
  userId: string;
  scopes: CredentialScopes | null;
  refreshToken: string;
  expiresAt: Date;
}

function refused(error: Refused["error"], description: string): Refused {
  return { error, description };
}

const UNKNOWN = refused("invalid_grant", "This is no code or token of this client, or it was used.");
const ENDED = refused("invalid_grant", "This sign-in was ended. Sign in again.");
const GONE = refused("access_denied", "The account is suspended or was removed.");

/** `id.random.signature`: a token that this installation made for a sign-in is known as such, however old it is. */
function newRefreshToken(id: string): string {
  const body = `${id}.${newToken()}`;
  return `${body}.${sign("refresh-token", body)}`;
}

/** The sign-in that a refresh token was made for; null where we have not made it. */
function signInOf(token: string): string | null {
  const [id = "", random = "", ...signature] = token.split(".");
  return isSigned("refresh-token", `${id}.${random}`, signature.join(".")) ? id : null;
}

const WAITING = {
  id: true,
  clientId: true,
  host: true,
  scopes: true,
  proofs: true,
  status: true,
  userId: true,
  interval: true,
  polledAt: true,
  expiresAt: true,
} as const;

interface Polled {
  id: string;
  interval: number;
  polledAt: Date | null;
}

/**
 * Whether the device has waited as long as it was told; one that has not waits longer from now on (RFC 8628, 3.5).
 * Whoever has to wait for longer than a code is good asks in vain, and their questions write nothing more.
 */
async function hasWaited(scope: SystemScope, { id, interval, polledAt }: Polled, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - interval * 1_000);
  const early = polledAt !== null && polledAt > since;
  if (early && interval >= CODE_SECONDS) return false;
  return recorded(scope, "device-code", async (tx) => {
    if (!early) {
      const due = { id, OR: [{ polledAt: null }, { polledAt: { lte: since } }] };
      const { count } = await tx.deviceAuthorization.updateMany({ where: due, data: { polledAt: now } });
      if (count === 1) return true;
    }
    const data = { polledAt: now, interval: { increment: INTERVAL_SECONDS } };
    await tx.deviceAuthorization.updateMany({ where: { id, interval }, data });
    return false;
  });
}

/** Codes that nobody was given, by the address that asks with them: the devices that wait beside it go on. */
const WRONG_CODES: Limit = { name: "device-code", count: 60, seconds: CODE_SECONDS };

/** @throws LIMIT rate_limited */
async function unknownCode(scope: SystemScope): Promise<Refused> {
  await countAttempt(scope, WRONG_CODES, scope.request.address ?? "unknown");
  return UNKNOWN;
}

/**
 * What a device gets that asks with its code: a sign-in once somebody has let it in, and that once alone.
 * @throws LIMIT rate_limited
 */
export async function redeemDeviceCode(
  scope: SystemScope,
  input: { deviceCode: string; clientId: string },
): Promise<Granted | Refused> {
  const found = await scope.db.deviceAuthorization.findUnique({
    where: { deviceCodeHash: hashToken(input.deviceCode) },
    select: WAITING,
  });
  if (found?.clientId !== input.clientId || found.status === "used") return unknownCode(scope);
  const now = new Date();
  if (found.expiresAt <= now) return refused("expired_token", "The code is over. Begin anew.");
  if (!(await hasWaited(scope, found, now))) return refused("slow_down", "Wait longer between two questions.");
  if (found.status === "denied") return refused("access_denied", "The device was not let in.");
  if (found.status !== "approved" || found.userId === null) {
    return refused("authorization_pending", "Nobody has answered yet.");
  }
  return begin(scope, { ...found, userId: found.userId }, now);
}

interface Approved {
  id: string;
  clientId: string;
  host: string;
  scopes: unknown;
  proofs: unknown;
  userId: string;
}

async function begin(scope: SystemScope, approved: Approved, now: Date): Promise<Granted | Refused> {
  const { id: authorization, clientId, host, userId } = approved;
  const id = newId("dsi");
  const scopes = readScopes(approved.scopes);
  const refreshToken = newRefreshToken(id);
  const make = async (tx: TransactionDatabase): Promise<Change<Granted | Refused>> => {
    const user = await tx.user.findFirst({
      where: { id: userId, deletedAt: null, suspendedAt: null },
      select: { id: true, name: true },
    });
    if (user === null) return { value: GONE, entries: [] };
    const spent = await tx.deviceAuthorization.updateMany({
      where: { id: authorization, status: "approved" },
      data: { status: "used" },
    });
    if (spent.count !== 1) return { value: UNKNOWN, entries: [] };
    const expiresAt = await endOfSignIn(tx, userId, now);
    const limits = scopesOf(approved.scopes);
    const limited = limits === null ? {} : { scopes: limits };
    const refreshHash = hashToken(refreshToken);
    const proofs = proofsIn(approved.proofs).map((proof) => ({ ...proof }));
    await tx.deviceSignIn.create({ data: { id, userId, clientId, host, proofs, ...limited, refreshHash, expiresAt } });
    const target = { type: "device_sign_in", id, name: host };
    const after = { expiresAt: expiresAt.toISOString() };
    return { value: { id, userId, scopes, refreshToken, expiresAt }, entries: { target, after, actor: user } };
  };
  // Whatever ends the account's sign-ins changes its row: it comes before, or finds this one.
  return audited(scope, "device-sign-in.begin", make, { lock: { user: userId } });
}

const RENEWED = {
  id: true,
  clientId: true,
  host: true,
  userId: true,
  scopes: true,
  refreshHash: true,
  expiresAt: true,
  endedAt: true,
  user: { select: { name: true, deletedAt: true, suspendedAt: true } },
} as const;

/**
 * A new access token and a new refresh token for a device. Each refresh token is good once: one that comes again was
 * stolen, from the device or by it, so that the sign-in ends for both.
 */
export async function renewDevice(
  scope: SystemScope,
  input: { refreshToken: string; clientId: string },
): Promise<Granted | Refused> {
  const id = signInOf(input.refreshToken);
  const found = id === null ? null : await scope.db.deviceSignIn.findUnique({ where: { id }, select: RENEWED });
  if (id === null || found?.clientId !== input.clientId) return UNKNOWN;
  const now = new Date();
  if (found.endedAt !== null) return ENDED;
  if (found.expiresAt <= now) {
    return refused("invalid_grant", `This sign-in ended on ${found.expiresAt.toISOString()}. Sign in again.`);
  }
  if (found.user.deletedAt !== null || found.user.suspendedAt !== null) return GONE;
  const refreshToken = newRefreshToken(id);
  const former = hashToken(input.refreshToken);
  const { count } = await recorded(scope, "device-code", (tx) =>
    tx.deviceSignIn.updateMany({
      where: { id, refreshHash: former, endedAt: null },
      data: { refreshHash: hashToken(refreshToken), previousRefreshHash: former, refreshedAt: now },
    }),
  );
  const { userId, scopes, expiresAt } = found;
  if (count === 1) return { id, userId, scopes: readScopes(scopes), refreshToken, expiresAt };
  await endFound(scope, { id, host: found.host }, "reused");
  return ENDED;
}

/** Ends a sign-in by its refresh token, as the device itself does; false where it is none of ours. */
export async function endByRefreshToken(
  scope: SystemScope,
  { refreshToken, clientId }: { refreshToken: string; clientId: string },
): Promise<boolean> {
  const id = signInOf(refreshToken);
  if (id === null) return false;
  const found = await scope.db.deviceSignIn.findFirst({
    where: { id, clientId, endedAt: null },
    select: { id: true, host: true, user: { select: { id: true, name: true } } },
  });
  if (found !== null) await endFound(scope, found, "revoked", found.user);
  return true;
}

async function endFound(
  scope: SystemScope,
  { id, host }: { id: string; host: string },
  endedReason: "reused" | "revoked",
  actor?: { id: string; name: string },
): Promise<void> {
  await audited(scope, "device-sign-in.end", async (tx) => {
    const data = { endedAt: new Date(), endedReason };
    const { count } = await tx.deviceSignIn.updateMany({ where: { id, endedAt: null }, data });
    if (count !== 1) return { value: undefined, entries: [] };
    const target = { type: "device_sign_in", id, name: host };
    const entry = { target, after: { reason: endedReason } };
    return { value: undefined, entries: actor === undefined ? entry : { ...entry, actor } };
  });
}

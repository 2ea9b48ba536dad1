import "server-only";
import { systemScope } from "../access/authorize";
import type { Actor, Proof, RequestInfo, SystemScope } from "../access/scope";
import { audited } from "../audit/audited";
import { recorded } from "../audit/recorded";
import { sessionByTokenHash, type SessionRow } from "../db/hot/callers";
import { env, publicUrl } from "../env";
import { newId } from "../ids";
import { hashToken, newToken } from "../secrets/token";

const DAY_SECONDS = 86_400;

/** A session ends 30 days after sign-in, and after 7 days without use. */
export const SESSION_SECONDS = 30 * DAY_SECONDS;
const IDLE_MILLISECONDS = 7 * DAY_SECONDS * 1_000;
const TOUCH_MILLISECONDS = 60_000;
const AGENT_LENGTH = 300;

/** `__Host-` where the public address is https: the cookie then belongs to this host alone and travels encrypted. */
export function sessionCookieName(): string {
  return publicUrl().startsWith("https:") ? "__Host-tenantry.session" : "tenantry.session";
}

function isProof(value: unknown): value is Proof {
  return typeof value === "object" && value !== null && "method" in value && "at" in value;
}

function actorOf(row: SessionRow): Actor {
  const proofs = Array.isArray(row.proofs) ? row.proofs.filter(isProof) : [];
  return {
    type: "user",
    id: row.userId,
    name: row.name,
    email: row.email,
    emailVerified: row.emailVerified,
    operator: row.operator,
    suspended: row.suspended,
    session: { id: row.sessionId, authenticatedAt: row.authenticatedAt, proofs },
    credential: null,
    impersonator: null,
  };
}

/** Who holds the cookie's token; null where the session has ended, on whatever node it was ended. One query. */
export async function actorByToken(token: string, request: RequestInfo): Promise<Actor | null> {
  const row = await sessionByTokenHash(hashToken(token), new Date(Date.now() - IDLE_MILLISECONDS));
  if (row === undefined) return null;
  if (Date.now() - row.lastUsedAt.getTime() > TOUCH_MILLISECONDS) await touch(row.sessionId, request);
  return actorOf(row);
}

async function touch(id: string, request: RequestInfo): Promise<void> {
  const data = { lastUsedAt: new Date(), address: request.address };
  await recorded(systemScope("api", request), "session-touch", (tx) => tx.session.updateMany({ where: { id }, data }));
}

/** Starts a session for somebody who has just proved who they are. Returns the cookie's token, stored as a hash only. */
export async function startSession(
  scope: SystemScope,
  user: { id: string; name: string },
  method: Proof["method"],
): Promise<string> {
  const token = newToken();
  const now = new Date();
  await audited(scope, "session.create", async (tx) => {
    const id = newId("ses");
    await tx.session.create({
      data: {
        id,
        userId: user.id,
        tokenHash: hashToken(token),
        proofs: [{ method, at: now.toISOString() }],
        authenticatedAt: now,
        lastUsedAt: now,
        expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1_000),
        address: scope.request.address,
        agent: scope.request.agent?.slice(0, AGENT_LENGTH) ?? null,
      },
    });
    await tx.user.update({ where: { id: user.id }, data: { lastSignInAt: now, lastSignInBy: method } });
    return {
      value: undefined,
      entries: { target: { type: "session", id, name: null }, after: { method }, actor: user },
    };
  });
  return token;
}

/** Ends the session of a token for good, on the server; does nothing where it has ended already. */
export async function endSession(scope: SystemScope, token: string): Promise<void> {
  const tokenHash = hashToken(token);
  const found = await scope.db.session.findFirst({
    where: { tokenHash, endedAt: null },
    select: { id: true, user: { select: { id: true, name: true } } },
  });
  if (found === null) return;
  await audited(scope, "session.end", async (tx) => {
    await tx.session.updateMany({ where: { id: found.id, endedAt: null }, data: { endedAt: new Date() } });
    return { value: undefined, entries: { target: { type: "session", id: found.id, name: null }, actor: found.user } };
  });
}

/** Whether cookies carry `Secure`: always on https. */
export function secureCookies(): boolean {
  return publicUrl().startsWith("https:") && env().NODE_ENV !== "test";
}

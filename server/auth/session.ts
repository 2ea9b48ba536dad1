import "server-only";
import { systemScope } from "../access/authorize";
import type { Actor, Proof, RequestInfo, SystemScope } from "../access/scope";
import { audited, type AuditDraft, type TransactionDatabase } from "../audit/audited";
import { recorded } from "../audit/recorded";
import { sessionByTokenHash, type SessionRow } from "../db/hot/callers/callers";
import { env, publicUrl } from "../env";
import { AppError } from "../errors";
import { newId } from "../ids";
import { hashToken, newToken } from "../secrets/token";
import type { ProviderSession } from "../sso/provider";
import { proofsIn } from "./proofs";
import { openProvider, sealProvider } from "./provider-session";

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

function actorOf(row: SessionRow): Actor {
  return {
    type: "user",
    id: row.userId,
    name: row.name,
    email: row.email,
    emailVerified: row.emailVerified,
    operator: row.operator,
    suspended: row.suspended,
    session: { id: row.sessionId, authenticatedAt: row.authenticatedAt, proofs: proofsIn(row.proofs) },
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
  await recorded(systemScope("authentication", request), "session-touch", (tx) =>
    tx.session.updateMany({ where: { id }, data }),
  );
}

export interface SessionExtra {
  /** What lists of people say of their last sign-in: a method of proof where absent, or the name of a connection. */
  by?: string;
  /** The connection that they came by, and what its provider gave that signing out needs. */
  identityProviderId?: string | null;
  provider?: ProviderSession | null;
  /** The latest end of the session, whatever its own limits: the provider's session ends then. */
  endsAt?: Date | null;
  /** The session to which a proof is added (step-up): the new one takes its place, with its proofs and its end. */
  replaces?: { id: string; token: string };
}

/** A session to be: inside of a change, which writes the drafts with it. */
interface NewSession {
  id: string;
  /** The cookie's token, stored as a hash only. */
  token: string;
  entries: readonly AuditDraft[];
}

type SessionUser = Readonly<{ id: string; name: string }>;

/** The live session of this person in this browser, which ends when a new one replaces it. */
async function replaced(tx: TransactionDatabase, userId: string, { id, token }: { id: string; token: string }) {
  const where = { id, userId, tokenHash: hashToken(token), endedAt: null, expiresAt: { gt: new Date() } };
  const found = await tx.session.findFirst({
    where,
    select: { proofs: true, identityProviderId: true, sealedProvider: true, createdAt: true, expiresAt: true },
  });
  const { count } = await tx.session.updateMany({ where, data: { endedAt: new Date() } });
  if (found === null || count !== 1) throw new AppError("EXPIRED", "sign_in_expired");
  const provider = found.sealedProvider === null ? null : openProvider(found.sealedProvider, `session:${id}`);
  return { ...found, proofs: proofsIn(found.proofs), provider };
}

/** Makes the row of a session for somebody who has just proved who they are, in the change that proved it. */
export async function insertSession(
  tx: TransactionDatabase,
  { request }: SystemScope,
  user: SessionUser,
  proofs: readonly Proof[],
  extra: SessionExtra = {},
): Promise<NewSession> {
  const id = newId("ses");
  const token = newToken();
  const now = new Date();
  const former = extra.replaces === undefined ? null : await replaced(tx, user.id, extra.replaces);
  const provider = extra.provider ?? former?.provider ?? null;
  const end = former?.expiresAt ?? new Date(now.getTime() + SESSION_SECONDS * 1_000);
  const endsAt = extra.endsAt ?? null;
  await tx.session.create({
    data: {
      id,
      userId: user.id,
      tokenHash: hashToken(token),
      proofs: [...(former?.proofs ?? []), ...proofs].map((proof) => ({ ...proof })),
      identityProviderId: extra.identityProviderId ?? former?.identityProviderId ?? null,
      sealedProvider: provider === null ? null : sealProvider(provider, `session:${id}`),
      authenticatedAt: now,
      createdAt: former?.createdAt ?? now,
      lastUsedAt: now,
      expiresAt: endsAt !== null && endsAt < end ? endsAt : end,
      address: request.address,
      agent: request.agent?.slice(0, AGENT_LENGTH) ?? null,
    },
  });
  const method = proofs.at(-1)?.method ?? null;
  if (former === null) {
    await tx.user.update({ where: { id: user.id }, data: { lastSignInAt: now, lastSignInBy: extra.by ?? method } });
  }
  const made = { target: { type: "session", id, name: null }, after: { method }, actor: user };
  if (extra.replaces === undefined) return { id, token, entries: [made] };
  const ended = { target: { type: "session", id: extra.replaces.id, name: null }, actor: user };
  return { id, token, entries: [made, { ...ended, action: "session.end" }] };
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

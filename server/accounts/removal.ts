import "server-only";
import { systemScope } from "../access/authorize";
import type { AccountScope, SystemScope } from "../access/scope";
import { audited, type AuditDraft, type TransactionDatabase } from "../audit/audited";
import { endDeviceSignInsOf } from "../device-sign-ins/commands";
import { AppError } from "../errors";
import { keepOperator } from "../instance/commands";
import { endMemberships } from "../members/ending";
import { administeredAlone, ownedAlone } from "../members/queries/last-ones";
import { newToken } from "../secrets/token";
import { dropFactors } from "../second-factors/drop";
import { emailKey } from "../text";
import { confirmPassword } from "./password";
import type { RemoveAccountInput, RemovedAccountView } from "./schema";

/** Somebody may be let into an organization while their account is removed; then it is looked at once more. */
const TRIES = 5;

interface Leaving {
  id: string;
  name: string;
  emailKey: string;
  operator: boolean;
}

/** Every organization in which the person is a member or an external collaborator, their own one among them. */
async function organizationsOf(db: Pick<SystemScope["db"], "organizationMember" | "collaborator">, userId: string) {
  const members = await db.organizationMember.findMany({ where: { userId }, select: { organizationId: true } });
  const outside = await db.collaborator.findMany({
    where: { userId, external: true },
    distinct: ["organizationId"],
    select: { organizationId: true },
  });
  return [...new Set([...members, ...outside].map((row) => row.organizationId))].sort();
}

/** @throws CONFLICT last_owner, last_admin, last_operator; the first two name the place */
async function refuseLast(tx: TransactionDatabase, { id: userId, operator }: Leaving): Promise<void> {
  const [owned] = await ownedAlone(tx, { userId });
  if (owned !== undefined) {
    throw new AppError("CONFLICT", "last_owner", undefined, { detail: `“${owned.name}” has no other owner.` });
  }
  const [administered] = await administeredAlone(tx, { userId });
  if (administered !== undefined) {
    throw new AppError("CONFLICT", "last_admin", undefined, { detail: `“${administered.name}” has no other admin.` });
  }
  if (operator) await keepOperator(tx, userId);
}

/**
 * Leaves the name and nothing else by which the person is known or gets in. The change of the key makes whoever lets the
 * person into a place at this moment wait, and then see that they are gone.
 */
async function erase(tx: TransactionDatabase, userId: string, now: Date): Promise<number> {
  await tx.user.update({
    where: { id: userId },
    data: {
      email: "",
      emailKey: `removed:${newToken()}`,
      emailVerifiedAt: null,
      passwordHash: null,
      passwordChangedAt: null,
      stateVersion: { increment: 1 },
      operator: false,
      deletedAt: now,
    },
  });
  const sessions = await tx.session.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now } });
  await endDeviceSignInsOf(tx, userId, now);
  await tx.oneTimeToken.deleteMany({ where: { userId } });
  await dropProofs(tx, userId);
  await tx.notification.deleteMany({ where: { userId } });
  await tx.notificationChoice.deleteMany({ where: { userId } });
  await tx.storageAccess.deleteMany({ where: { userId } });
  return sessions.count;
}

/** The means by which the person signed in and was recognised. */
async function dropProofs(tx: TransactionDatabase, userId: string): Promise<void> {
  const where = { userId };
  await dropFactors(tx, userId);
  await tx.knownDevice.deleteMany({ where });
  await tx.identityLink.deleteMany({ where });
  await tx.userIdentity.deleteMany({ where });
  await tx.directoryGroupMember.deleteMany({ where });
  await tx.directoryUser.updateMany({ where, data: { userId: null } });
}

/** What remains once every place was left: what belongs to no place, and the personal organization with its content. */
async function sweep(tx: TransactionDatabase, userId: string, now: Date): Promise<void> {
  await tx.joinRequest.updateMany({
    where: { userId, status: "pending" },
    data: { status: "withdrawn", decidedAt: now },
  });
  await tx.credential.updateMany({
    where: { userId, revokedAt: null },
    data: { revokedAt: now, revokedById: userId, revokedReason: "account_removed" },
  });
  await tx.collaborator.deleteMany({ where: { userId } });
  await tx.defaultProject.deleteMany({ where: { userId } });
  await tx.organization.deleteMany({ where: { personalOf: userId } });
}

interface Left {
  /** One row for each organization. */
  left: AuditDraft[];
  /** Rows about what went along. */
  ended: AuditDraft[];
}

async function leaveAll(tx: TransactionDatabase, leaving: Leaving, places: readonly string[]): Promise<Left> {
  const { id: userId, name, emailKey: key } = leaving;
  const entries: AuditDraft[] = [];
  const ended: AuditDraft[] = [];
  for (const organizationId of places) {
    const personal = await tx.organization.count({ where: { id: organizationId, personalOf: userId } });
    if (personal > 0) continue;
    const {
      counts,
      after,
      entries: rules,
    } = await endMemberships(tx, {
      userId,
      emailKey: key,
      organizationId,
      endedById: userId,
      reason: "account_removed",
    });
    entries.push({
      target: { type: "user", id: userId, name },
      before: counts,
      after: { ...after, removed: true },
      place: { organizationId },
      actor: { id: userId, name },
    });
    ended.push(...rules.map((entry) => ({ ...entry, actor: { id: userId, name } })));
  }
  return { left: entries, ended };
}

/** Null where a place was added meanwhile: then it is tried again with all of them locked. */
async function tryRemoval(
  system: SystemScope,
  { id, operator }: { id: string; operator: boolean },
): Promise<RemovedAccountView | null> {
  const places = await organizationsOf(system.db, id);
  const organizations = places.map((organization) => ({ organization }));
  const lock = { all: operator ? [{ instance: true } as const, ...organizations] : organizations };
  const remove = async (tx: TransactionDatabase) => {
    const leaving = await tx.user.findFirst({
      where: { id, deletedAt: null },
      select: { id: true, name: true, emailKey: true, operator: true },
    });
    if (leaving === null) throw new AppError("UNAUTHENTICATED", "sign_in_required");
    const now = new Date();
    const sessions = await erase(tx, id, now);
    if ((await organizationsOf(tx, id)).join() !== places.join() || leaving.operator !== operator) throw new Changed();
    await refuseLast(tx, leaving);
    const { left, ended } = await leaveAll(tx, leaving, places);
    await sweep(tx, id, now);
    const target = { type: "user", id, name: leaving.name };
    const own = { target, after: { removed: true, sessions, organizations: left.length } };
    return {
      value: { removedAt: now.toISOString(), organizations: left.length, sessions },
      entries: [{ ...own, actor: { id, name: leaving.name } }, ...left, ...ended],
    };
  };
  try {
    return await audited(system, "account.remove", remove, { lock });
  } catch (error) {
    if (error instanceof Changed) return null;
    throw error;
  }
}

class Changed extends Error {}

/**
 * Removes the caller's account for good: their personal organization goes, every membership and credential ends, the
 * address is free for a new account, and their name stays on what they made. One row in the chain of each organization.
 * @throws INVALID name_differs (email), FORBIDDEN password_wrong (password),
 *   CONFLICT last_owner, last_admin, last_operator
 */
export async function removeAccount(scope: AccountScope, input: RemoveAccountInput): Promise<RemovedAccountView> {
  const { id, email, operator } = scope.actor;
  if (emailKey(input.email) !== emailKey(email)) throw new AppError("INVALID", "name_differs", "email");
  await confirmPassword(scope, input.password, "password");
  const system = systemScope("account-removal", scope.request);
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const removed = await tryRemoval(system, { id, operator });
    if (removed !== null) return removed;
  }
  throw new AppError("UNAVAILABLE", "internal");
}

import "server-only";
import { unexpired } from "../../access/reach";
import type { AuditDraft, TransactionDatabase } from "../../audit/audited";
import type { ReadDatabase } from "../../db/tenant";
import { endDeviceSignInsOf } from "../../device-sign-ins/commands";
import { AppError } from "../../errors";
import { ownedAlone } from "../../members/queries/last-ones";
import type { Account } from "./person";

/**
 * Whether an operator would be lost with an account, or the only owner of an organization in which others are too. What
 * somebody is in alone is lost to nobody.
 */
export async function isMissed(
  db: Pick<ReadDatabase, "organizationMember" | "collaborator">,
  { id: userId, operator }: Pick<Account, "id" | "operator">,
): Promise<boolean> {
  if (operator) return true;
  const owned = await ownedAlone(db, { userId });
  const others = { organizationId: { in: owned.map(({ id }) => id) }, userId: { not: userId }, ...unexpired() };
  return (await db.organizationMember.count({ where: others })) + (await db.collaborator.count({ where: others })) > 0;
}

/**
 * Somebody has signed up with an address that they never proved, and now its owner comes by their provider: the account
 * loses the address and every way in, and whoever made it has nothing of the one that is made instead. What it made stays
 * under its name, and it counts as nobody's owner any more.
 * @throws CONFLICT sso_address_unproved where others would lose it
 */
export async function replaceAccount(tx: TransactionDatabase, account: Account): Promise<AuditDraft> {
  const { id: userId, name } = account;
  if (await isMissed(tx, account)) throw new AppError("CONFLICT", "sso_address_unproved");
  const now = new Date();
  const address = `${userId}@replaced.invalid`;
  const erased = { passwordHash: null, passwordChangedAt: null, stateVersion: { increment: 1 }, suspendedAt: now };
  await tx.user.update({ where: { id: userId }, data: { email: address, emailKey: address.toLowerCase(), ...erased } });
  const sessions = await tx.session.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now } });
  const devices = await endDeviceSignInsOf(tx, userId, now);
  const credentials = await tx.credential.updateMany({
    where: { userId, revokedAt: null },
    data: { revokedAt: now, revokedById: userId, revokedReason: "account_removed" },
  });
  await tx.oneTimeToken.deleteMany({ where: { userId } });
  await tx.pendingSignIn.deleteMany({ where: { userId } });
  await tx.signInTicket.deleteMany({ where: { userId } });
  await tx.identityLink.deleteMany({ where: { userId } });
  await tx.passkey.deleteMany({ where: { userId } });
  await tx.totpFactor.deleteMany({ where: { userId } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  return {
    action: "account.replace",
    target: { type: "user", id: userId, name },
    before: { email: account.email, verified: false },
    after: { email: address, sessions: sessions.count, devices, credentials: credentials.count },
  };
}

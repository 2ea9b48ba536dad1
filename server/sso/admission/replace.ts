import "server-only";
import type { AuditDraft, TransactionDatabase } from "../../audit/audited";
import { endDeviceSignInsOf } from "../../device-sign-ins/commands";
import { AppError } from "../../errors";
import { ownedAlone } from "../../members/queries/last-ones";
import type { Account } from "./person";

/**
 * Somebody has signed up with an address that they never proved, and now its owner comes by their provider: the account
 * loses the address and every way in, and whoever made it has nothing of the one that is made instead. What it made stays
 * under its name.
 * @throws CONFLICT sso_address_unproved where an operator or an organization's only owner would be lost with it
 */
export async function replaceAccount(
  tx: TransactionDatabase,
  account: Account,
  organizationId: string,
): Promise<AuditDraft> {
  const { id: userId, name } = account;
  const owned = await ownedAlone(tx, { userId, organizationId });
  if (account.operator || owned.length > 0) throw new AppError("CONFLICT", "sso_address_unproved");
  const now = new Date();
  const address = `${userId}@replaced.invalid`;
  const erased = { passwordHash: null, passwordChangedAt: null, stateVersion: { increment: 1 } };
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

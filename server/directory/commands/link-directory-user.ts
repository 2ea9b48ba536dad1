import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { emailKey } from "../../text";
import { enqueueDirectorySync } from "./enqueue-sync";

/**
 * Somebody came in whom the directory named before they had confirmed that the address is theirs: from now on the
 * directory's person is this account. An address that nobody proved leads to no account.
 */
export async function linkDirectoryUser(
  tx: TransactionDatabase,
  organizationId: string,
  userId: string,
): Promise<void> {
  const member = await tx.organizationMember.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    select: { user: { select: { email: true, emailVerifiedAt: true } } },
  });
  const { email = "", emailVerifiedAt = null } = member?.user ?? {};
  if (emailVerifiedAt === null) return;
  const { count } = await tx.directoryUser.updateMany({
    where: { organizationId, userId: null, active: true, email: emailKey(email) },
    data: { userId },
  });
  if (count > 0) await enqueueDirectorySync(tx, organizationId, userId);
}

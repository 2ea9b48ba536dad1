import "server-only";
import type { AccountScope } from "../access/scope";
import type { SecondFactorsView, PasskeyView } from "./schema";

export const PASSKEY_COLUMNS = {
  id: true,
  name: true,
  verifiesUser: true,
  backedUp: true,
  createdAt: true,
  lastUsedAt: true,
} as const;

interface PasskeyRow {
  id: string;
  name: string;
  verifiesUser: boolean;
  backedUp: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
}

export function toPasskeyView({ createdAt, lastUsedAt, ...row }: PasskeyRow): PasskeyView {
  return { ...row, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null };
}

/** What the caller has beside their password. */
export async function getSecondFactors(scope: AccountScope): Promise<Omit<SecondFactorsView, "passkeysPossible">> {
  const app = await scope.db.totpFactor.findFirst({
    where: { confirmedAt: { not: null } },
    select: { confirmedAt: true },
  });
  const passkeys = await scope.db.passkey.findMany({ orderBy: { createdAt: "asc" }, select: PASSKEY_COLUMNS });
  const recoveryCodes = await scope.db.recoveryCode.count({ where: { usedAt: null } });
  const user = await scope.db.user.findFirst({ select: { passwordHash: true } });
  return {
    totp: app?.confirmedAt == null ? null : { since: app.confirmedAt.toISOString() },
    passkeys: passkeys.map(toPasskeyView),
    recoveryCodes,
    password: user?.passwordHash != null,
  };
}

import { unexpired } from "../../access/reach";
import type { ReadDatabase } from "../../db/tenant";
import type { BreakGlassOwnerView } from "../schema";

/** More owners than an organization has. */
const OWNERS = 100;

type Database = Pick<ReadDatabase, "organizationMember">;

interface OwnerWays extends BreakGlassOwnerView {
  recoveryCodes: number;
}

/** Password and second factor: what lets somebody in whom the provider cannot. */
interface Ways {
  passwordHash: string | null;
  emailVerifiedAt: Date | null;
  totpFactor: { confirmedAt: Date | null } | null;
  passkeys: { id: string }[];
}

const WAYS = {
  passwordHash: true,
  emailVerifiedAt: true,
  totpFactor: { select: { confirmedAt: true } },
  passkeys: { take: 1, select: { id: true } },
  recoveryCodes: { where: { usedAt: null }, select: { id: true } },
} as const;

function isReady({ passwordHash, emailVerifiedAt, totpFactor, passkeys }: Ways): boolean {
  const second = (totpFactor?.confirmedAt ?? null) !== null || passkeys.length > 0;
  return passwordHash !== null && emailVerifiedAt !== null && second;
}

/** The owners of the organization who are in, with how they could come in without the provider. */
export async function readOwnerWays(db: Database, organizationId: string): Promise<OwnerWays[]> {
  const rows = await db.organizationMember.findMany({
    where: { organizationId, role: "owner", suspendedAt: null, user: { suspendedAt: null }, ...unexpired() },
    orderBy: { userId: "asc" },
    take: OWNERS,
    select: { breakGlass: true, user: { select: { id: true, name: true, email: true, ...WAYS } } },
  });
  return rows.map(({ breakGlass, user }) => {
    const { id, name, email } = user;
    return { id, name, email, breakGlass, ready: isReady(user), recoveryCodes: user.recoveryCodes.length };
  });
}

/**
 * Whether the acting owner could come in if the provider failed: by being the one who is set apart, or by recovery codes
 * while somebody is who can help.
 */
export function hasSecondWay(owners: readonly OwnerWays[], actingId: string): boolean {
  const apart = owners.filter(({ breakGlass, ready }) => breakGlass && ready);
  const acting = owners.find(({ id }) => id === actingId);
  return apart.some(({ id }) => id === actingId) || (apart.length > 0 && (acting?.recoveryCodes ?? 0) > 0);
}

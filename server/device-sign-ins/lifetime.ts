import "server-only";
import type { ReadDatabase } from "../db/tenant";
import { DAY_MILLISECONDS } from "../time";

/** Days after which a device has to be let in anew, however often it came in between. */
const SIGN_IN_DAYS = 30;

/** When a sign-in that begins now ends: by the shortest life that one of the person's organizations allows. */
export async function endOfSignIn(db: Pick<ReadDatabase, "organization">, userId: string, now: Date): Promise<Date> {
  const strictest = await db.organization.findFirst({
    where: {
      deletedAt: null,
      maxCredentialDays: { not: null },
      members: { some: { userId, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] } },
    },
    orderBy: { maxCredentialDays: "asc" },
    select: { maxCredentialDays: true },
  });
  const days = Math.min(SIGN_IN_DAYS, strictest?.maxCredentialDays ?? SIGN_IN_DAYS);
  return new Date(now.getTime() + days * DAY_MILLISECONDS);
}

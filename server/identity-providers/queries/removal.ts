import "server-only";
import type { ReadDatabase } from "../../db/tenant";
import { notFound } from "../../errors";
import type { IdentityProviderRemovalView } from "../schema/views";

/**
 * True while sessions need a proof of one of the organization's connections:
 * also while it has not been confirmed, until it ends by itself.
 */
async function requiresSso(db: Pick<ReadDatabase, "organization">): Promise<boolean> {
  const row = await db.organization.findFirst({
    select: { ssoRequiredAt: true, ssoConfirmedAt: true, ssoRollsBackAt: true },
  });
  if (row?.ssoRequiredAt == null) return false;
  return row.ssoConfirmedAt !== null || (row.ssoRollsBackAt?.getTime() ?? 0) > Date.now();
}

/** True where nobody could sign in any more without this connection, although the organization demands it. */
export async function isLastRequired(
  db: Pick<ReadDatabase, "organization" | "identityProvider">,
  id: string,
): Promise<boolean> {
  const others = await db.identityProvider.count({ where: { active: true, id: { not: id } } });
  return others === 0 && (await requiresSso(db));
}

/** Sessions that came by a connection and go on. */
export async function countSessions(db: Pick<ReadDatabase, "identityProvider">, id: string): Promise<number> {
  const live = { endedAt: null, expiresAt: { gt: new Date() } };
  const row = await db.identityProvider.findFirst({
    where: { id },
    select: { _count: { select: { sessions: { where: live } } } },
  });
  return row?._count.sessions ?? 0;
}

/** What the deletion of a connection ends. @throws NOT_FOUND */
export async function previewIdentityProviderRemoval(
  db: Pick<ReadDatabase, "organization" | "identityProvider" | "userIdentity" | "directoryMapping">,
  id: string,
): Promise<IdentityProviderRemovalView> {
  const row = await db.identityProvider.findFirst({ where: { id }, select: { active: true } });
  if (row === null) throw notFound();
  const of = { identityProviderId: id };
  const sessions = await countSessions(db, id);
  const people = await db.userIdentity.count({ where: of });
  const elsewhere = { some: { identityProviderId: { not: id } } };
  const withoutOtherWay = await db.userIdentity.count({
    where: { ...of, user: { passwordHash: null, passkeys: { none: {} }, NOT: { identities: elsewhere } } },
  });
  const mappings = await db.directoryMapping.count({ where: of });
  return { people, withoutOtherWay, sessions, mappings, required: row.active && (await isLastRequired(db, id)) };
}

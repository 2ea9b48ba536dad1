import "server-only";
import type { AuditDraft, TransactionDatabase } from "../audit/audited";
import { newId } from "../ids";
import { notify } from "../notifications/notify";
import { unexpired } from "../access/reach";
import { HOUR_MILLISECONDS } from "../time";

/** This many may always go: in a small organization any percentage is less than one person. */
const ALWAYS = 3;

type RemovalKind = "suspended" | "removed" | "group";

export interface Going {
  kind: RemovalKind;
  userId: string;
  directoryGroupId?: string;
}

/** How many people a directory may take away within an hour. */
function allowedRemovals(people: number, percent: number): number {
  return Math.max(ALWAYS, Math.floor((people * percent) / 100));
}

/** Who was taken away within the last hour and neither came back nor was let go by an owner. */
function recentRemovals(organizationId: string, now = Date.now()) {
  return { organizationId, undoneAt: null, acceptedAt: null, at: { gt: new Date(now - HOUR_MILLISECONDS) } };
}

type Brake = { stopped: true; entries: AuditDraft[] } | { stopped: false };

interface Place {
  id: string;
  name: string;
  slug: string;
}

async function tellOwners(tx: TransactionDatabase, { id: organizationId, name: place, slug }: Place): Promise<void> {
  const owners = await tx.organizationMember.findMany({
    where: { organizationId, role: "owner", suspendedAt: null },
    select: { userId: true },
  });
  const data = { place, organizationSlug: slug };
  const kind = "directory.stopped" as const;
  await notify(
    tx,
    owners.map(({ userId }) => ({ userId, kind, organizationId, data })),
  );
}

/**
 * Asked before a directory takes anybody away, under the organization's lock: within an hour it may take a share of the
 * people. The call that would pass it changes nothing but that all further ones are refused, until an owner decides.
 */
export async function brakeFor(tx: TransactionDatabase, place: Place, going: readonly Going[]): Promise<Brake> {
  if (going.length === 0) return { stopped: false };
  const { id: organizationId } = place;
  const { provisioningBrake, provisioningStoppedAt } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { provisioningBrake: true, provisioningStoppedAt: true },
  });
  if (provisioningStoppedAt !== null) return { stopped: true, entries: [] };
  const people = await tx.organizationMember.count({ where: { organizationId, ...unexpired() } });
  const rows = await tx.provisioningRemoval.findMany({
    where: recentRemovals(organizationId),
    select: { userId: true },
    distinct: ["userId"],
  });
  const gone = new Set([...rows, ...going].map(({ userId }) => userId));
  const allowed = allowedRemovals(people, provisioningBrake);
  if (gone.size <= allowed) {
    await tx.provisioningRemoval.createMany({
      data: going.map((one) => ({ id: newId("pvr"), organizationId, ...one })),
    });
    return { stopped: false };
  }
  await tx.organization.update({ where: { id: organizationId }, data: { provisioningStoppedAt: new Date() } });
  await tellOwners(tx, place);
  const entry: AuditDraft = {
    action: "provisioning.stop",
    target: { type: "organization", id: organizationId, name: place.name },
    after: { stopped: true, allowed, asked: gone.size },
  };
  return { stopped: true, entries: [entry] };
}

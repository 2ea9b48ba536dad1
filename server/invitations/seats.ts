import "server-only";
import type { TransactionDatabase } from "../audit/audited";
import { unexpired } from "../access/reach";

/** Who takes a seat: distinct active people, external collaborators among them, and addresses with a live invitation. */
export interface Seats {
  /** Null: the organization may have any number of people. */
  free: number | null;
  invited: Set<string>;
}

/** Counts the seats; true for as long as the caller's transaction holds the lock on the organization. */
export async function countSeats(tx: TransactionDatabase, organizationId: string): Promise<Seats> {
  const { seatMaximum } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { seatMaximum: true },
  });
  if (seatMaximum === null) return { free: null, invited: new Set() };
  const external = { user: { suspendedAt: null, memberships: { none: { organizationId } } } };
  const { workspaces } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: {
      workspaces: {
        select: {
          invitations: { where: { status: "pending", expiresAt: { gt: new Date() } }, select: { emailKey: true } },
          projects: {
            where: { collaborators: { some: external } },
            select: { collaborators: { where: external, select: { userId: true } } },
          },
        },
      },
    },
  });
  const invited = new Set(workspaces.flatMap((workspace) => workspace.invitations.map((row) => row.emailKey)));
  const active = { suspendedAt: null, ...unexpired() };
  const members = await tx.organizationMember.count({ where: { ...active, user: { suspendedAt: null } } });
  const invitedMembers = await tx.organizationMember.count({
    where: { ...active, user: { suspendedAt: null, emailKey: { in: [...invited] } } },
  });
  const outside = new Set(
    workspaces.flatMap(({ projects }) =>
      projects.flatMap(({ collaborators }) => collaborators.map((row) => row.userId)),
    ),
  );
  return { free: seatMaximum - members - outside.size - (invited.size - invitedMembers), invited };
}

/** Takes a seat for an address, which may have one by another invitation already. False where none is free. */
export function takeSeat(seats: Seats, emailKey: string): boolean {
  if (seats.invited.has(emailKey)) return true;
  if (seats.free !== null && seats.free < 1) return false;
  if (seats.free !== null) seats.free -= 1;
  seats.invited.add(emailKey);
  return true;
}

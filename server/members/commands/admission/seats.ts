import "server-only";
import { unexpired } from "../../../access/reach";
import type { TransactionDatabase } from "../../../audit/audited";
import { AppError } from "../../../errors";
import { planLimit } from "../../../quotas/views/plan-limit";
import { planInForce } from "../../../subscriptions/views/current-plan";

/** Who takes a seat: distinct active people, external collaborators among them, and addresses with a live invitation. */
export interface Seats {
  /** Null: the organization may have any number of people. */
  free: number | null;
  /** Who has one without being a member: asking them once more takes no other. */
  invited: Set<string>;
  /** What somebody is told for whom none is free: by the operator's maximum, or by the plan's limit. */
  full: AppError;
}

const byMaximum = () => new AppError("LIMIT", "seat_maximum");

/** The smaller of the operator's maximum and the plan's limit, each where there is one. */
async function limitOf(tx: TransactionDatabase, organizationId: string) {
  const { seatMaximum } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { seatMaximum: true },
  });
  const { planName, terms } = await planInForce(tx, organizationId);
  const most = terms.limits.members;
  if (most === null || (seatMaximum !== null && seatMaximum <= most)) return { maximum: seatMaximum, full: byMaximum };
  return { maximum: most, full: (used: number) => planLimit("members", { planName, organizationId, most, used }) };
}

/** A member who takes a seat. */
function seated(organizationId: string) {
  return { organizationId, suspendedAt: null, ...unexpired(), user: { suspendedAt: null } };
}

/** The addresses of external collaborators, and those with a live invitation, in all of the organization. */
async function outsiders(tx: TransactionDatabase, organizationId: string) {
  const external = {
    external: true,
    user: { suspendedAt: null, memberships: { none: { organizationId, suspendedAt: null, ...unexpired() } } },
    ...unexpired(),
  };
  const { workspaces } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: {
      workspaces: {
        select: {
          invitations: { where: { status: "pending", expiresAt: { gt: new Date() } }, select: { emailKey: true } },
          projects: {
            where: { collaborators: { some: external } },
            select: { collaborators: { where: external, select: { user: { select: { emailKey: true } } } } },
          },
        },
      },
    },
  });
  const collaborators = workspaces.flatMap(({ projects }) => projects.flatMap((project) => project.collaborators));
  return {
    external: new Set(collaborators.map(({ user }) => user.emailKey)),
    invited: new Set(workspaces.flatMap((workspace) => workspace.invitations.map((row) => row.emailKey))),
  };
}

/**
 * Counts the seats; true for as long as the caller's transaction holds the lock on the organization. `seatsOf` of
 * db/hot/people/seats counts the same for showing; members/seats.test.ts holds both to one number.
 */
export async function countSeats(tx: TransactionDatabase, organizationId: string): Promise<Seats> {
  const { maximum, full } = await limitOf(tx, organizationId);
  if (maximum === null) return { free: null, invited: new Set(), full: byMaximum() };
  const { external, invited } = await outsiders(tx, organizationId);
  const outside = new Set([...external, ...invited]);
  const where = seated(organizationId);
  const members = await tx.organizationMember.count({ where });
  const counted = { ...where, user: { ...where.user, emailKey: { in: [...outside] } } };
  // Who is a member and has an invitation to another workspace takes one seat.
  const twice = await tx.organizationMember.count({ where: counted });
  const used = members + outside.size - twice;
  return { free: maximum - used, invited: outside, full: full(used) };
}

/**
 * Takes a seat for an address in the caller's transaction, under the organization's lock.
 * @throws LIMIT seat_maximum, plan_limit
 */
export async function takeSeatIn(tx: TransactionDatabase, organizationId: string, emailKey: string): Promise<void> {
  const seats = await countSeats(tx, organizationId);
  if (!takeSeat(seats, emailKey)) throw seats.full;
}

/** Takes a seat for an address, which may have one by another invitation already. False where none is free. */
export function takeSeat(seats: Seats, emailKey: string): boolean {
  if (seats.invited.has(emailKey)) return true;
  if (seats.free !== null && seats.free < 1) return false;
  if (seats.free !== null) seats.free -= 1;
  seats.invited.add(emailKey);
  return true;
}

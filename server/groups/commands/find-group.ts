import "server-only";
import { workspaceAuthority, type Authority } from "../../access/rights/authority";
import { refuseAbove } from "../../access/standing/acting-authority";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { nameKey } from "../../text";
import { GROUP_COLUMNS } from "../queries/groups";
import { followsFromWorkspace } from "../kinds";

export type GroupRow = Awaited<ReturnType<typeof findGroup>>;

/** @throws NOT_FOUND */
export async function findGroup(tx: TransactionDatabase, id: string) {
  const row = await tx.group.findFirst({ where: { id }, select: GROUP_COLUMNS });
  if (row === null) throw notFound();
  return row;
}

/** @throws CONFLICT built_in_group: the group is called as it is in every workspace, and is never deleted */
export function refuseBuiltIn(group: GroupRow, field?: string): void {
  if (group.kind !== "ordinary") throw new AppError("CONFLICT", "built_in_group", field);
}

/**
 * The queue admins may do what of all roles the admin's alone gives, so whoever may only add members adds none to them.
 * @throws FORBIDDEN rank_too_low
 */
export function refuseQueueAdmins(acting: Authority, group: { kind: string }): void {
  if (group.kind === "queue_admins") refuseAbove(acting, workspaceAuthority("admin"));
}

/** @throws CONFLICT built_in_group where the members follow from the workspace */
export function refuseFollowing(group: GroupRow, field = "members"): void {
  if (followsFromWorkspace(group)) throw new AppError("CONFLICT", "built_in_group", field);
}

/**
 * Names are told apart without case. True for as long as the transaction holds the lock on the organization.
 * @throws CONFLICT taken (name)
 */
export async function refuseTakenName(tx: TransactionDatabase, name: string, except?: string): Promise<void> {
  const row = await tx.group.findFirst({ where: { nameKey: nameKey(name) }, select: { id: true } });
  if (row !== null && row.id !== except) throw new AppError("CONFLICT", "taken", "name");
}

import "server-only";
import { workspaceAuthority, type Authority } from "../../access/rights/authority";
import { workspaceRoleOf } from "../../access/rights/built-in-roles";
import { refuseAbove } from "../../access/standing/acting-authority";
import type { TransactionDatabase } from "../../audit/audited";
import { notFound } from "../../errors";
import { OF_THE_WORKSPACE } from "../queries";

/**
 * How high a service account ranks for whoever would make, change or end it. One that may act as the owners of tasks
 * reaches what any of them reaches, so it takes an admin.
 */
export function authorityOfMachine(machine: { role: string; allowImpersonation: boolean }): Authority {
  return workspaceAuthority(machine.allowImpersonation ? "admin" : workspaceRoleOf(machine.role));
}

const COLUMNS = {
  id: true,
  name: true,
  role: true,
  allowImpersonation: true,
  suspendedAt: true,
  ownerGroup: { select: { id: true, name: true } },
} as const;

/**
 * A service account of the workspace that the caller does not rank below.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low
 */
export async function findServiceAccount(tx: TransactionDatabase, acting: Authority, id: string) {
  const row = await tx.serviceAccount.findFirst({ where: { id, ...OF_THE_WORKSPACE }, select: COLUMNS });
  if (row === null) throw notFound();
  refuseAbove(acting, authorityOfMachine(row));
  return row;
}

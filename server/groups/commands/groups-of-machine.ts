import "server-only";
import { unexpired } from "../../access/reach";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { GROUP_COLUMNS } from "../queries/groups";
import { refuseFollowing, type GroupRow } from "./find-group";

/**
 * Groups of the workspace whose members people choose, in the order of the ids.
 * @throws INVALID invalid_value (field of the id) where there is none,
 *   CONFLICT built_in_group where its members follow from the workspace
 */
export async function findChosenGroups(
  tx: TransactionDatabase,
  ids: readonly string[],
  fieldOf: (position: number) => string,
): Promise<GroupRow[]> {
  const rows = await tx.group.findMany({ where: { id: { in: [...ids] } }, select: GROUP_COLUMNS });
  return ids.map((id, position) => {
    const group = rows.find((row) => row.id === id);
    if (group === undefined) throw new AppError("INVALID", "invalid_value", fieldOf(position));
    refuseFollowing(group, fieldOf(position));
    return group;
  });
}

/** The groups in which a service account has a live membership, each once. */
export async function groupsOfMachine(tx: TransactionDatabase, serviceAccountId: string): Promise<GroupRow[]> {
  const rows = await tx.groupMember.findMany({
    where: { serviceAccountId, ...unexpired() },
    orderBy: { groupId: "asc" },
    select: { group: { select: GROUP_COLUMNS } },
  });
  return [...new Map(rows.map(({ group }) => [group.id, group])).values()];
}

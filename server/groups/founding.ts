import "server-only";
import type { TransactionDatabase } from "../audit/audited";
import { newIds } from "../ids";
import { nameKey } from "../text";

/** What no workspace lacks, in the order of lists. The members of the first two follow from the workspace. */
const BUILT_IN_GROUPS = [
  { kind: "users", name: "Users", description: "Everybody in the workspace, service accounts too" },
  {
    kind: "admins",
    name: "Admins",
    description: "The workspace's admins: read and modify everything except the administration of queues",
  },
  { kind: "queue_admins", name: "Queue admins", description: "Create, rename and delete queues" },
] as const;

/** Gives a new workspace its built-in groups. */
export async function foundGroups(
  tx: TransactionDatabase,
  place: { organizationId: string; workspaceId: string },
): Promise<void> {
  const ids = newIds("grp", BUILT_IN_GROUPS.length);
  await tx.group.createMany({
    data: BUILT_IN_GROUPS.map((group, at) => ({
      id: ids[at] ?? "",
      ...place,
      ...group,
      nameKey: nameKey(group.name),
    })),
  });
}

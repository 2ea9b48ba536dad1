import "server-only";
import type { TransactionDatabase } from "../audit/audited";
import { newId } from "../ids";
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
  await tx.group.createMany({
    data: BUILT_IN_GROUPS.map((group) => ({
      id: newId("grp"),
      ...place,
      ...group,
      nameKey: nameKey(group.name),
    })),
  });
}

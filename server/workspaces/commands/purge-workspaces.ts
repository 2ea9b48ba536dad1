import "server-only";
import type { SystemScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { each, rowsInBatches } from "../../each";
import { forgottenBefore } from "../../projects/commands/remove-project";

/** Rows that are read at once. */
const BATCH = 100;

interface Deleted {
  id: string;
  name: string;
  slug: string;
  organizationId: string;
}

function deletedAfter(scope: SystemScope, after: string): Promise<Deleted[]> {
  return scope.db.workspace.findMany({
    where: { id: { gt: after }, deletedAt: { lt: forgottenBefore() } },
    orderBy: { id: "asc" },
    take: BATCH,
    select: { id: true, name: true, slug: true, organizationId: true },
  });
}

async function purge(scope: SystemScope, { id, name, slug, organizationId }: Deleted): Promise<void> {
  await audited(scope, "workspace.purge", async (tx) => {
    // Somebody may restore it meanwhile: then it stays, and nothing is written.
    const { count } = await tx.workspace.deleteMany({ where: { id, deletedAt: { lt: forgottenBefore() } } });
    const place = { organizationId, workspaceId: id };
    const entry = { target: { type: "workspace", id, name }, place, before: { slug } };
    return { value: undefined, entries: count === 1 ? entry : [] };
  });
}

/**
 * Forgets the workspaces that nobody restored in time, each in a transaction of its own, as it takes with it all that
 * was in it; their slugs are free again.
 */
export async function purgeWorkspaces(scope: SystemScope): Promise<void> {
  const deleted = rowsInBatches(
    BATCH,
    (after) => deletedAfter(scope, after),
    ({ id }) => id,
  );
  await each(deleted, (row) => purge(scope, row), { about: ({ id: workspace }) => ({ workspace }) });
}

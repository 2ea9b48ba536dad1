import "server-only";
import type { SystemScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { forgottenBefore } from "../../projects/commands/remove-project";

/** So many in one transaction: a workspace takes with it all that is in it. */
const BATCH = 10;

/** Forgets the workspaces that nobody restored in time; their slugs are free again. Answers how many. */
export async function purgeWorkspaces(scope: SystemScope): Promise<number> {
  let purged = 0;
  for (;;) {
    const count = await purgeBatch(scope);
    purged += count;
    if (count < BATCH) return purged;
  }
}

async function purgeBatch(scope: SystemScope): Promise<number> {
  return audited(scope, "workspace.purge", async (tx) => {
    const due = { deletedAt: { lt: forgottenBefore() } };
    const rows = await tx.workspace.findMany({
      where: due,
      take: BATCH,
      orderBy: { id: "asc" },
      select: { id: true, name: true, slug: true, organizationId: true },
    });
    // Somebody may restore one of them meanwhile: what is no longer due stays, and has no row in the audit.
    const gone = [];
    for (const row of rows) {
      const { count } = await tx.workspace.deleteMany({ where: { id: row.id, ...due } });
      if (count === 1) gone.push(row);
    }
    return {
      value: rows.length,
      entries: gone.map(({ id, name, slug, organizationId }) => ({
        target: { type: "workspace", id, name },
        place: { organizationId, workspaceId: id },
        before: { slug },
      })),
    };
  });
}

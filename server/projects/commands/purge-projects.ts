import "server-only";
import { removeEmptied, rulesOfProject } from "../../access-rules/commands/end-grants";
import type { SystemScope } from "../../access/scope";
import { audited, type AuditDraft } from "../../audit/audited";
import { forgottenBefore } from "./remove-project";

/** So many in one transaction. */
const BATCH = 100;

/** Forgets the projects that nobody restored in time; their project IDs are free again. Answers how many. */
export async function purgeProjects(scope: SystemScope): Promise<number> {
  let purged = 0;
  for (;;) {
    const count = await purgeBatch(scope);
    purged += count;
    if (count < BATCH) return purged;
  }
}

async function purgeBatch(scope: SystemScope): Promise<number> {
  return audited(scope, "project.purge", async (tx) => {
    const due = { deletedAt: { lt: forgottenBefore() } };
    const rows = await tx.project.findMany({
      where: due,
      take: BATCH,
      orderBy: { id: "asc" },
      select: { id: true, name: true, slug: true, organizationId: true, workspaceId: true },
    });
    // Somebody may restore one of them meanwhile: what is no longer due stays, and has no row in the audit.
    const gone = [];
    const rules: AuditDraft[] = [];
    for (const row of rows) {
      const { entries, sharing } = await rulesOfProject(tx, row.id);
      const { count } = await tx.project.deleteMany({ where: { id: row.id, ...due } });
      if (count === 0) continue;
      gone.push(row);
      rules.push(...entries, ...(await removeEmptied(tx, sharing)));
    }
    const purged = gone.map(({ id, name, slug, organizationId, workspaceId }) => ({
      target: { type: "project", id, name },
      place: { organizationId, workspaceId },
      before: { slug },
    }));
    return { value: rows.length, entries: [...purged, ...rules] };
  });
}

import "server-only";
import { removeEmptied, rulesOfProject } from "../../access-rules/commands/end-grants";
import type { SystemScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { each, rowsInBatches } from "../../each";
import { forgottenBefore } from "./remove-project";

/** Rows that are read at once. */
const BATCH = 100;

interface Deleted {
  id: string;
  name: string;
  slug: string;
  organizationId: string;
  workspaceId: string;
}

function deletedAfter(scope: SystemScope, after: string): Promise<Deleted[]> {
  return scope.db.project.findMany({
    where: { id: { gt: after }, deletedAt: { lt: forgottenBefore() } },
    orderBy: { id: "asc" },
    take: BATCH,
    select: { id: true, name: true, slug: true, organizationId: true, workspaceId: true },
  });
}

/** False where somebody restored it meanwhile: then it stays, and nothing is written. */
async function purge(scope: SystemScope, row: Deleted): Promise<boolean> {
  const { id, name, slug, organizationId, workspaceId } = row;
  return audited(scope, "project.purge", async (tx) => {
    const { entries, sharing } = await rulesOfProject(tx, id);
    const { count } = await tx.project.deleteMany({ where: { id, deletedAt: { lt: forgottenBefore() } } });
    if (count === 0) return { value: false, entries: [] };
    const place = { organizationId, workspaceId };
    const purged = { target: { type: "project", id, name }, place, before: { slug } };
    return { value: true, entries: [purged, ...entries, ...(await removeEmptied(tx, sharing))] };
  });
}

/**
 * Forgets the projects that nobody restored in time, each in a transaction of its own; their project IDs are free
 * again. Answers how many.
 */
export async function purgeProjects(scope: SystemScope): Promise<number> {
  let purged = 0;
  const count = async (row: Deleted) => {
    if (await purge(scope, row)) purged += 1;
  };
  const deleted = rowsInBatches(
    BATCH,
    (after) => deletedAfter(scope, after),
    ({ id }) => id,
  );
  await each(deleted, count, { about: ({ id: project }) => ({ project }) });
  return purged;
}

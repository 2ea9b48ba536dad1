import "server-only";
import { unexpired } from "../access/reach";
import type { WorkspaceScope } from "../access/scope";

/** More than anybody looks through. What is past it stays out of sight, which errs on the safe side. */
const MOST = 10_000;

/**
 * The projects of the workspace whose existence the caller may know of: null means all, for its admins. A custom role
 * may show lists that tell of projects, such as the audit, to who sees no private one.
 */
export async function projectsInSight(scope: WorkspaceScope): Promise<string[] | null> {
  if (scope.roles.includes("admin")) return null;
  const own = { collaborators: { some: { userId: scope.actor.id, ...unexpired() } } };
  const rows = await scope.db.project.findMany({
    where: { deletedAt: null, OR: [{ visibility: "open" }, own] },
    orderBy: { id: "asc" },
    select: { id: true },
    take: MOST,
  });
  return rows.map(({ id }) => id);
}

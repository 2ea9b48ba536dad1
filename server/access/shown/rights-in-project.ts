import "server-only";
import { projectRights } from "../rights/held";
import type { WorkspaceScope } from "../scope";
import { heldNow } from "../standing/in-project";

/** The names of all that the caller may do in a project of the workspace now, to its resources too, for showing. */
export async function readRightsInProject(
  { db, workspace, actor }: Pick<WorkspaceScope, "db" | "workspace" | "actor">,
  id: string,
): Promise<ReadonlySet<string>> {
  const project = await db.project.findFirst({
    where: { id, workspaceId: workspace.id, deletedAt: null },
    select: { visibility: true },
  });
  if (project === null) return new Set();
  const held = await heldNow(db, { id, workspaceId: workspace.id, ...project }, actor.id);
  return new Set([...projectRights(held), ...held.resources]);
}

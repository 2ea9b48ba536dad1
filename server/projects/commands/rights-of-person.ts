import "server-only";
import { isHeld, projectRights } from "../../access/rights/held";
import { heldNow } from "../../access/standing/in-project";
import type { TransactionDatabase } from "../../audit/audited";
import { isId } from "../../ids";

interface ProjectRights {
  id: string;
  /** The names of all that somebody may do there, to its resources too. */
  rights: ReadonlySet<string>;
}

/**
 * What a person may do in a project of the workspace now, read inside of a change; null where they do not reach it, it
 * is deleted or kept as it is. Nobody is let in by the word of a machine.
 */
export async function rightsOfPerson(
  tx: TransactionDatabase,
  workspaceId: string,
  userId: string,
  project: string,
): Promise<ProjectRights | null> {
  const named = isId("prj", project)
    ? { id: project }
    : { slugs: { some: { space: workspaceId, slug: project.toLowerCase() } } };
  const row = await tx.project.findFirst({
    where: { ...named, workspaceId, deletedAt: null, archivedAt: null },
    select: { id: true, visibility: true },
  });
  if (row === null || !isId("usr", userId)) return null;
  const held = await heldNow(tx, { ...row, workspaceId }, userId);
  return isHeld(held) ? { id: row.id, rights: new Set([...projectRights(held), ...held.resources]) } : null;
}

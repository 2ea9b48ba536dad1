import "server-only";
import { unexpired } from "../../../access/reach";
import { EVERY_RESOURCE_RIGHT, resourceRightsInProject } from "../../../access/rights/authority";
import type { ProjectRole } from "../../../access/rights/built-in-roles";
import { heldInProject, projectRights } from "../../../access/rights/held";
import { findWorkspaceStanding } from "../../../access/standing/now";
import type { TransactionDatabase } from "../../../audit/audited";
import { isId } from "../../../ids";

interface ProjectRights {
  id: string;
  name: string;
  slug: string;
  /** The names of all that somebody may do there, to its resources too. */
  rights: ReadonlySet<string>;
}

type Standing = Awaited<ReturnType<typeof findWorkspaceStanding>>;

/** What somebody has in a project by the workspace and the organization. */
function rolesFromAbove(standing: Standing, visibility: string): ProjectRole[] {
  if (standing === null) return [];
  if (standing.organizationRole === "owner") return ["owner"];
  if (standing.organizationRole === "admin" || standing.role === "admin") return ["admin"];
  if (visibility !== "open") return [];
  return [standing.role === "member" ? "member" : "viewer"];
}

/**
 * What somebody may do in a project of the workspace now, read inside of a change; null where they do not reach it, it
 * is deleted or kept as it is.
 */
export async function findProjectRights(
  tx: TransactionDatabase,
  { organizationId, workspaceId }: { organizationId: string; workspaceId: string },
  userId: string,
  project: string,
): Promise<ProjectRights | null> {
  const named = isId("prj", project)
    ? { id: project }
    : { slugs: { some: { space: workspaceId, slug: project.toLowerCase() } } };
  const belongs = { user: { memberships: { some: { organizationId, ...unexpired() } } } };
  const row = await tx.project.findFirst({
    where: { ...named, workspaceId, deletedAt: null, archivedAt: null },
    select: {
      id: true,
      name: true,
      slug: true,
      visibility: true,
      collaborators: {
        where: { userId, AND: [unexpired(), { OR: [{ external: true }, belongs] }] },
        select: { role: true, access: true, customRole: { select: { permissions: true, access: true } } },
      },
    },
  });
  if (row === null) return null;
  const [own] = row.collaborators;
  const held = heldInProject(own?.role ?? "none", own?.customRole?.permissions ?? []);
  const standing = await findWorkspaceStanding(tx, workspaceId, userId);
  const above = rolesFromAbove(standing, row.visibility);
  if (own === undefined && above.length === 0) return null;
  const resources = [
    ...resourceRightsInProject(own?.role ?? "none", own?.customRole?.access ?? own?.access),
    ...(above.includes("owner") || above.includes("admin") ? EVERY_RESOURCE_RIGHT : []),
  ];
  const rights = new Set<string>([...projectRights({ ...held, roles: [...held.roles, ...above] }), ...resources]);
  return { id: row.id, name: row.name, slug: row.slug, rights };
}

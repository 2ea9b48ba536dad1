import "server-only";
import { unexpired } from "../../access/reach";
import { resourceRights, resourceRightsInProject } from "../../access/rights/authority";
import { heldInProject, projectRights } from "../../access/rights/held";
import type { ProjectScope } from "../../access/scope";
import { endInProject, lasts } from "../../access/standing/own-end";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { refuseBeyond } from "../../projects/commands/check-project";
import { resolveProjectRole } from "../../roles/commands/resolve-role";
import type { AddCollaboratorInput } from "../schema";

type Access = NonNullable<AddCollaboratorInput["access"]>;

/** What an input gives somebody in a project. */
export interface Grant {
  columns: { role: string; roleId: string | null; access?: Access };
  /** As people read it. */
  name: string;
  rights: readonly string[];
}

/**
 * The role or access map of an input, within what the caller has. Ownership is handed over, never granted.
 * @throws INVALID invalid_value (role), FORBIDDEN rank_too_low, CONFLICT project_owner (role)
 */
export async function grantOf(
  tx: TransactionDatabase,
  scope: ProjectScope,
  acting: ReadonlySet<string>,
  { role = "member", access }: { role?: string | undefined; access?: Access | undefined },
): Promise<Grant> {
  if (access !== undefined) {
    const rights = [...projectRights(heldInProject("access")), ...resourceRights(access)];
    refuseBeyond(acting, rights);
    return { columns: { role: "access", roleId: null, access }, name: "collaborator with chosen access", rights };
  }
  const resolved = await resolveProjectRole(tx, role, scope.workspace.id);
  refuseBeyond(acting, resolved.permissions);
  if (resolved.role === "owner") throw new AppError("CONFLICT", "project_owner", "role");
  const { roleId, name, permissions } = resolved;
  return { columns: { role: resolved.role, roleId }, name, rights: permissions };
}

/** @throws INVALID invalid_value (expiresAt) where the end is over */
export function endOf(expiresAt: string | null | undefined): Date | null {
  if (expiresAt === undefined || expiresAt === null) return null;
  const end = new Date(expiresAt);
  if (end <= new Date()) throw new AppError("INVALID", "invalid_value", "expiresAt");
  return end;
}

/**
 * Whoever is here until a day gives nobody a later one, and themselves neither. Admins from above are here without their
 * row, and as long as above.
 * @throws FORBIDDEN rank_too_low (the field)
 */
export async function refuseLaterThanOwn(
  tx: TransactionDatabase,
  { actor, project, workspace }: Pick<ProjectScope, "actor" | "workspace"> & { project: { id: string } },
  expiresAt: Date | null,
  field = "expiresAt",
): Promise<void> {
  const own = await endInProject(tx, { id: project.id, workspaceId: workspace.id }, actor.id);
  if (!lasts(own, expiresAt)) throw new AppError("FORBIDDEN", "rank_too_low", field);
}

/** @throws NOT_FOUND */
export async function collaboratorNow(tx: TransactionDatabase, scope: ProjectScope, userId: string) {
  const row = await tx.collaborator.findFirst({
    where: { projectId: scope.project.id, userId, ...unexpired() },
    select: {
      role: true,
      access: true,
      external: true,
      source: true,
      vouchedById: true,
      addedById: true,
      createdAt: true,
      expiresAt: true,
      customRole: { select: { name: true, permissions: true, access: true } },
      user: { select: { name: true, emailKey: true } },
    },
  });
  if (row === null) throw notFound();
  const rights = projectRights(heldInProject(row.role, row.customRole?.permissions));
  const resources = resourceRightsInProject(row.role, row.customRole?.access ?? row.access);
  return { ...row, rights, held: new Set<string>([...rights, ...resources]) };
}

/**
 * Nobody changes or removes whoever has more than they have; the owner stays until the project is handed over.
 * @throws FORBIDDEN rank_too_low, CONFLICT project_owner
 */
export function refuseRanking(acting: ReadonlySet<string>, row: { role: string; rights: readonly string[] }): void {
  refuseBeyond(acting, row.rights);
  if (row.role === "owner") throw new AppError("CONFLICT", "project_owner");
}

/** A role as the audit shows it: by name, or the map. */
export function shownGrant(row: { role: string; access?: unknown; customRole?: { name: string } | null }) {
  if (row.role !== "access") return { role: row.customRole?.name ?? row.role };
  return { role: "access", access: JSON.stringify(row.access) };
}

import "server-only";
import { resourceRights, rightsInProject, workspaceAuthority, type Authority } from "../../access/rights/authority";
import {
  isProjectRole,
  isWorkspaceRole,
  type ProjectRole,
  type WorkspaceRole,
} from "../../access/rights/built-in-roles";
import { heldInProject, projectRights } from "../../access/rights/held";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";

export interface ResolvedWorkspaceRole {
  role: WorkspaceRole | "custom";
  roleId: string | null;
  /** How far it goes, for the rule that nobody grants above themselves. */
  authority: Authority;
  name: string;
}

interface ResolvedProjectRole {
  role: ProjectRole | "custom";
  roleId: string | null;
  /** The names of all that it gives in a project, to its resources too. */
  permissions: string[];
  name: string;
}

/** The custom role that an id names; `workspaceId` where the transaction reaches more than one workspace. */
async function customRole(tx: TransactionDatabase, level: string, id: string, workspaceId: string | undefined) {
  const place = workspaceId === undefined ? {} : { workspaceId };
  const row = await tx.role.findFirst({
    where: { id, level, ...place },
    select: { name: true, permissions: true, access: true },
  });
  if (row === null) throw new AppError("INVALID", "invalid_value", "role");
  return row;
}

/**
 * The role that an input names: one of the product by its name, or a custom one of the workspace by its id.
 * @throws INVALID invalid_value (role) where there is none, or it is one for projects
 */
export async function resolveWorkspaceRole(
  tx: TransactionDatabase,
  text: string,
  workspaceId?: string,
): Promise<ResolvedWorkspaceRole> {
  if (isWorkspaceRole(text)) return { role: text, roleId: null, authority: workspaceAuthority(text), name: text };
  const { name, permissions, access } = await customRole(tx, "workspace", text, workspaceId);
  return { role: "custom", roleId: text, authority: workspaceAuthority("custom", permissions, access), name };
}

/**
 * The same for a project.
 * @throws INVALID invalid_value (role)
 */
export async function resolveProjectRole(
  tx: TransactionDatabase,
  text: string,
  workspaceId?: string,
): Promise<ResolvedProjectRole> {
  if (isProjectRole(text)) return { role: text, roleId: null, permissions: rightsInProject(text), name: text };
  const { name, permissions, access } = await customRole(tx, "project", text, workspaceId);
  return {
    role: "custom",
    roleId: text,
    permissions: [...projectRights(heldInProject("custom", permissions)), ...resourceRights(access)],
    name,
  };
}

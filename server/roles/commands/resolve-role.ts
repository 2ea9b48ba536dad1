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
  return tx.role.findFirst({
    where: { id, level, ...place },
    select: { name: true, permissions: true, access: true },
  });
}

const absent = () => new AppError("INVALID", "invalid_value", "role");

function productWorkspaceRole(role: WorkspaceRole): ResolvedWorkspaceRole {
  return { role, roleId: null, authority: workspaceAuthority(role), name: role };
}

function productProjectRole(role: ProjectRole): ResolvedProjectRole {
  return { role, roleId: null, permissions: rightsInProject(role), name: role };
}

/** The role that a text names: one of the product by its name, or a custom one of the workspace by its id. */
export async function findWorkspaceRole(
  tx: TransactionDatabase,
  text: string,
  workspaceId?: string,
): Promise<ResolvedWorkspaceRole | null> {
  if (isWorkspaceRole(text)) return productWorkspaceRole(text);
  const row = await customRole(tx, "workspace", text, workspaceId);
  if (row === null) return null;
  const { name, permissions, access } = row;
  return { role: "custom", roleId: text, authority: workspaceAuthority("custom", permissions, access), name };
}

/** The same for a project. */
export async function findProjectRole(
  tx: TransactionDatabase,
  text: string,
  workspaceId?: string,
): Promise<ResolvedProjectRole | null> {
  if (isProjectRole(text)) return productProjectRole(text);
  const row = await customRole(tx, "project", text, workspaceId);
  if (row === null) return null;
  const permissions = [...projectRights(heldInProject("custom", row.permissions)), ...resourceRights(row.access)];
  return { role: "custom", roleId: text, permissions, name: row.name };
}

/**
 * The role that an input names.
 * @throws INVALID invalid_value (role) where there is none, or it is one for projects
 */
export async function resolveWorkspaceRole(
  tx: TransactionDatabase,
  text: string,
  workspaceId?: string,
): Promise<ResolvedWorkspaceRole> {
  const found = await findWorkspaceRole(tx, text, workspaceId);
  if (found === null) throw absent();
  return found;
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
  const found = await findProjectRole(tx, text, workspaceId);
  if (found === null) throw absent();
  return found;
}

/** The role that a row has promised, as it is now: a custom one that was deleted meanwhile leaves a viewer. */
export async function workspaceRoleNow(
  tx: TransactionDatabase,
  workspaceId: string,
  { role, roleId }: { role: string; roleId: string | null },
): Promise<ResolvedWorkspaceRole> {
  return (await findWorkspaceRole(tx, roleId ?? role, workspaceId)) ?? productWorkspaceRole("viewer");
}

/** The same for a project, where a row has the id of a custom role in the place of a name. */
export async function projectRoleNow(
  tx: TransactionDatabase,
  workspaceId: string,
  text: string,
): Promise<ResolvedProjectRole> {
  return (await findProjectRole(tx, text, workspaceId)) ?? productProjectRole("viewer");
}

import "server-only";
import { isOrganizationAdmin } from "../../access/rights/built-in-roles";
import type { WorkspaceScope } from "../../access/scope";
import { findWorkspaceStanding } from "../../access/standing/now";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { readNames } from "../queries/views";

/** Only an admin of the workspace, or of the organization above it, gives a resource to somebody else. */
async function isAdmin(tx: TransactionDatabase, { actor, workspace }: WorkspaceScope): Promise<boolean> {
  if (actor.type === "service_account" || actor.impersonator !== null) return false;
  const standing = await findWorkspaceStanding(tx, workspace.id, actor.id);
  if (standing === null || standing.suspended) return false;
  return standing.role === "admin" || isOrganizationAdmin(standing.organizationRole);
}

type Owner = { ownerId: string; ownerName: string } | AppError;

/**
 * Says who becomes the owner of a resource: its registrar, or whom an admin names among the people and service accounts
 * of the workspace. `present` is the owner that it has already.
 */
export async function ownersAmong(tx: TransactionDatabase, scope: WorkspaceScope, named: readonly string[]) {
  const { actor } = scope;
  const others = named.filter((id) => id !== actor.id);
  const admin = named.length > 0 && (await isAdmin(tx, scope));
  const names = others.length === 0 ? new Map<string, string>() : await readNames(tx, scope.workspace.id, others);
  return (wanted: string | undefined, present: { ownerId: string; ownerName: string } | null): Owner => {
    const own = { ownerId: actor.id, ownerName: actor.name };
    if (wanted === undefined) return present ?? own;
    if (wanted === present?.ownerId) return present;
    if (wanted === actor.id && (present === null || admin)) return own;
    if (!admin) return new AppError("FORBIDDEN", "permission_missing", "owner");
    const ownerName = names.get(wanted);
    return ownerName === undefined ? new AppError("INVALID", "invalid_value", "owner") : { ownerId: wanted, ownerName };
  };
}

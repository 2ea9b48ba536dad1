import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { isDirectorySource, keepsRoles } from "./sources";

interface Whose {
  organizationId: string;
  userId: string;
}

function managed(field?: string): AppError {
  return new AppError("CONFLICT", "managed_by_directory", field);
}

async function isKept(tx: TransactionDatabase, organizationId: string, source: string | null): Promise<boolean> {
  return isDirectorySource(source) && (await keepsRoles(tx, organizationId, source));
}

/** What a row is whose directory is switched off, once somebody changes it by hand. */
const RELEASED = { source: "manual", priorRole: null, priorRoleId: null, priorSource: null } as const;

/**
 * A role that a directory gives is changed in the directory, or by the row that gives it: by hand it would last until
 * the next sign-in. One whose directory is switched off is people's again: the answer says what makes it so.
 * @throws CONFLICT managed_by_directory
 */
export async function refuseManagedMember(
  tx: TransactionDatabase,
  { organizationId, userId }: Whose,
  workspaceId: string,
): Promise<typeof RELEASED | Record<string, never>> {
  const row = await tx.workspaceMember.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    select: { source: true },
  });
  const { source = null } = row ?? {};
  if (await isKept(tx, organizationId, source)) throw managed();
  return isDirectorySource(source) ? RELEASED : {};
}

/** The same for a role of the organization that a directory raised. @throws CONFLICT managed_by_directory */
export async function refuseManagedRole(tx: TransactionDatabase, { organizationId, userId }: Whose): Promise<void> {
  const row = await tx.organizationMember.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    select: { source: true, priorRole: true },
  });
  const { source = null, priorRole = null } = row ?? {};
  if (priorRole === null) return;
  if (await isKept(tx, organizationId, source)) throw managed("role");
}

/** Whom SCIM names would be named again by its next call. @throws CONFLICT managed_by_directory */
export async function refuseManagedRemoval(tx: TransactionDatabase, { organizationId, userId }: Whose): Promise<void> {
  const named = await tx.directoryUser.count({ where: { organizationId, userId, active: true } });
  if (named > 0 && (await keepsRoles(tx, organizationId, "scim"))) throw managed();
}

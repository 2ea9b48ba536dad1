import "server-only";
import type { TransactionDatabase } from "../../db/tenant";
import { unexpired } from "../reach";
import { organizationAuthority, workspaceAuthority, type Authority } from "../rights/authority";
import {
  isOrganizationAdmin,
  organizationRoleOf,
  workspaceRoleOf,
  type OrganizationRole,
  type WorkspaceRole,
} from "../rights/built-in-roles";

interface WorkspaceStanding {
  name: string;
  emailKey: string;
  organizationRole: OrganizationRole;
  /** Null: here as an admin of the organization only. */
  role: WorkspaceRole | "custom" | null;
  /** Where the role is custom. */
  customRole: { name: string } | null;
  /** When their row in the workspace ends. */
  expiresAt: Date | null;
  /** In the organization: they do nothing, and what they have stays. */
  suspended: boolean;
  authority: Authority;
}

/** An organization's owner ranks above its admins, these above everybody who is in the workspace by a row. */
function authorityIn(
  organizationRole: OrganizationRole,
  role: WorkspaceRole | "custom" | null,
  custom: { permissions: readonly string[]; access: unknown } | null,
): Authority | null {
  if (isOrganizationAdmin(organizationRole)) return organizationAuthority(organizationRole);
  return role === null ? null : workspaceAuthority(role, custom?.permissions, custom?.access);
}

/** Where somebody stands in the workspace now; null for who does not belong to it. */
export async function findWorkspaceStanding(
  tx: TransactionDatabase,
  workspaceId: string,
  userId: string,
): Promise<WorkspaceStanding | null> {
  const row = await tx.organizationMember.findFirst({
    where: { userId, ...unexpired() },
    select: {
      role: true,
      suspendedAt: true,
      user: { select: { name: true, emailKey: true } },
      workspaces: {
        where: { workspaceId, ...unexpired() },
        select: {
          role: true,
          expiresAt: true,
          customRole: { select: { name: true, permissions: true, access: true } },
        },
      },
    },
  });
  if (row === null) return null;
  const organizationRole = organizationRoleOf(row.role);
  const [own] = row.workspaces;
  const role = own === undefined ? null : own.role === "custom" ? "custom" : workspaceRoleOf(own.role);
  const authority = authorityIn(organizationRole, role, own?.customRole ?? null);
  if (authority === null) return null;
  const { customRole = null, expiresAt = null } = own ?? {};
  const suspended = row.suspendedAt !== null;
  return { ...row.user, organizationRole, role, customRole, expiresAt, suspended, authority };
}

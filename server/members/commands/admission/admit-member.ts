import "server-only";
import { covers, withEveryResource, workspaceAuthority, type Authority } from "../../../access/rights/authority";
import { workspaceRoleOf } from "../../../access/rights/built-in-roles";
import type { TransactionDatabase } from "../../../audit/audited";
import { linkDirectoryUser } from "../../../directory/commands/link-directory-user";
import { endFormer, endFormerMember } from "./end-former";

/** Where a membership comes from: by hand, or from a directory. */
export type MemberSource = "manual" | "invitation" | "scim" | `claim:${string}`;

interface Admission {
  organizationId: string;
  workspaceId: string;
  userId: string;
  role: string;
  roleId: string | null;
  /** How far the role goes. */
  authority: Authority;
  source: MemberSource;
  until: Date | null;
}

interface HeldRole {
  role: string;
  roleId: string | null;
}

interface Row {
  role: string;
  customRole: { permissions: string[]; access: unknown } | null;
}

/** Who is here by a role of the product has what the rules give it, and keeps it beside a custom role of fewer rights. */
function authorityOf({ role, customRole }: Row): Authority {
  if (role === "custom") return workspaceAuthority("custom", customRole?.permissions, customRole?.access);
  return withEveryResource(workspaceAuthority(workspaceRoleOf(role)));
}

/**
 * Makes somebody who is in the organization a member of one of its workspaces, and answers the role that they have then:
 * one that they have already and that goes as far stays. Who was in it until an end date comes back to nothing that they
 * had, whether or not the task that ends such memberships has run.
 */
export async function admitToWorkspace(tx: TransactionDatabase, admission: Admission): Promise<HeldRole> {
  const { organizationId, workspaceId, userId, role, roleId, authority, source, until } = admission;
  const key = { workspaceId_userId: { workspaceId, userId } };
  await endFormer(tx, { organizationId, workspaceId }, [userId]);
  const row = await tx.workspaceMember.findUnique({
    where: key,
    select: { role: true, roleId: true, customRole: { select: { permissions: true, access: true } } },
  });
  if (row === null) {
    await tx.workspaceMember.create({
      data: { organizationId, workspaceId, userId, role, roleId, source, expiresAt: until },
    });
    return { role, roleId };
  }
  if (covers(authorityOf(row), authority)) return { role: row.role, roleId: row.roleId };
  await tx.workspaceMember.update({ where: key, data: { role, roleId, source, expiresAt: until } });
  return { role, roleId };
}

interface Newcomer {
  organizationId: string;
  userId: string;
  source: MemberSource;
  /** Who handed over the link by which an unverified address comes in. */
  vouchedById: string | null;
  until: Date | null;
}

/**
 * Makes somebody a member of the organization, if they are none, and answers whether they came, were there, or may not:
 * a suspended member stays suspended. Who was in it until an end date comes back to nothing that they had.
 */
export async function admitToOrganization(
  tx: TransactionDatabase,
  newcomer: Newcomer,
): Promise<"came" | "was there" | "suspended"> {
  const { organizationId, userId, source, vouchedById, until } = newcomer;
  const key = { organizationId_userId: { organizationId, userId } };
  const row = await tx.organizationMember.findUnique({
    where: key,
    select: { suspendedAt: true, expiresAt: true },
  });
  if (row !== null) {
    if (row.suspendedAt !== null) return "suspended";
    if (row.expiresAt === null || row.expiresAt > new Date()) return "was there";
    await endFormerMember(tx, organizationId, userId);
  }
  const data = { organizationId, userId, role: "member", source, vouchedById, expiresAt: until };
  await tx.organizationMember.create({ data });
  // Who was in one project as somebody from outside belongs to the organization from now on.
  await tx.collaborator.updateMany({ where: { organizationId, userId, external: true }, data: { external: false } });
  await linkDirectoryUser(tx, organizationId, userId);
  return "came";
}

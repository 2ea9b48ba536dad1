import "server-only";
import type { AuditDraft, TransactionDatabase } from "../../audit/audited";
import { applyGroups } from "./apply-groups";
import { applyOrganizationRole, applyWorkspaceRoles } from "../apply-roles";
import { readSources, type DirectorySource } from "./sources";
import { wantedOf } from "./wanted";

export interface Applied {
  /** Rows for the audit of the change that calls this, each with its place; none where nothing changed. */
  entries: AuditDraft[];
  /** A row gives a role by this source; where none does, the connection says what then. */
  matched: boolean;
}

/**
 * Brings roles and group memberships of a member into step with what the directories of the organization say of them.
 * It adds and takes away what directories gave, never what people did; raises a role and gives back the former; keeps
 * the last owner and the last admin. To be called in a change that holds the organization's lock. Does nothing for who
 * is no member.
 */
export async function applyDirectory(
  tx: TransactionDatabase,
  organizationId: string,
  userId: string,
  source: DirectorySource,
): Promise<Applied> {
  const member = await tx.organizationMember.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    select: { user: { select: { name: true, emailKey: true } } },
  });
  const { present, frozenGroups, frozenRoles } = await readSources(tx, organizationId, userId);
  const wanted = await wantedOf(tx, organizationId, present);
  const matched = wanted.matched.has(source);
  if (member === null) return { entries: [], matched };
  const subject = { organizationId, userId, ...member.user };
  const entries = [
    ...(await applyOrganizationRole(tx, subject, wanted.organizationRole, frozenRoles)),
    ...(await applyWorkspaceRoles(tx, subject, wanted.workspaceRoles, frozenRoles)),
    ...(await applyGroups(tx, subject, wanted.groups, frozenGroups)),
  ];
  return { entries, matched };
}

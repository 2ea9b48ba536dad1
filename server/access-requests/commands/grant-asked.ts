import "server-only";
import { insertRule } from "../../access-rules/commands/insert-rule";
import { refuseClosed, refuseReadOnlyCategory, resolveTarget } from "../../access-rules/commands/resolve-target";
import type { WorkspaceScope } from "../../access/scope";
import type { AuditDraft, TransactionDatabase } from "../../audit/audited";
import type { RequestColumns } from "../queries/columns";
import type { RequestPermission } from "../schema";

/**
 * The ordinary rule that a request becomes: for who asked alone, on what they asked for, with an end. Admins see, change
 * and remove it among all others.
 * @throws CONFLICT archived, FORBIDDEN examples_read_only, INVALID (permission)
 */
export async function grantAsked(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  { user, project, resource }: RequestColumns,
  { permission, expiresAt }: { permission: RequestPermission; expiresAt: Date },
): Promise<{ id: string; entry: AuditDraft }> {
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  const wanted = { resourceType: "*", project: project?.id ?? null, resource: resource?.id ?? null };
  const target = await resolveTarget(tx, place.workspaceId, wanted);
  refuseClosed(target);
  refuseReadOnlyCategory(target, permission);
  const subjects = [{ kind: "users" as const, value: user.id, name: user.name }];
  const draft = { target, permission, expiresAt, subjects, source: "request" as const, createdById: scope.actor.id };
  const { id, entry } = await insertRule(tx, place, draft);
  return { id, entry: { ...entry, action: "access-rule.create" } };
}

import "server-only";
import { ruleEntry, termsFields } from "../../access-rules/commands/rule-entry";
import type { WorkspaceScope } from "../../access/scope";
import { audited, type AuditDraft, type TransactionDatabase } from "../../audit/audited";
import { AppError, isAppError } from "../../errors";
import type { RemovedResourcesView, RemovedResourceView, RemoveResourcesInput } from "../schema";
import { keptResources, type KeptResource } from "./kept-resource";
import { recordRefused, refusalFields } from "./refused";
import { resourceEntry } from "./register-resources";
import { refuseClosedPlace } from "./standing-place";

/** Rules for a resource alone end with it, and the audit says so of each. */
async function endedRules(tx: TransactionDatabase, scope: WorkspaceScope, resources: readonly KeptResource[]) {
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const rules = await tx.accessRule.findMany({
    where: { resourceId: { in: [...byId.keys()] } },
    select: { id: true, resourceId: true, resourceType: true, permission: true, expiresAt: true },
  });
  return rules.flatMap(({ id, resourceId, resourceType, permission, expiresAt }): AuditDraft[] => {
    const resource = byId.get(resourceId ?? "");
    if (resource === undefined) return [];
    const { projectId, project, type, name } = resource;
    const around = projectId === null || project === null ? null : { id: projectId, name: project.name, closed: null };
    const terms = {
      target: { resourceType, project: around, resource: { id: resource.id, type, name } },
      permission,
      expiresAt,
    };
    return [ruleEntry(place, id, terms, { action: "access-rule.remove", before: termsFields(terms) })];
  });
}

function removedEntry(scope: WorkspaceScope, resource: KeptResource): AuditDraft {
  const { type, externalId, name, ownerId: owner, ownerName, sizeBytes } = resource;
  const size = sizeBytes === null ? null : Number(sizeBytes);
  return resourceEntry(scope, resource, { before: { type, externalId, name, owner, ownerName, sizeBytes: size } });
}

/** Deletes those of them that the caller may; their rules, their shares and the requests for them go along. */
async function removeEach(scope: WorkspaceScope, ids: readonly string[]): Promise<(KeptResource | AppError)[]> {
  return audited(
    scope,
    "resource.remove",
    async (tx) => {
      await refuseClosedPlace(tx, scope);
      const kept = await keptResources(tx, scope, ids);
      const going = kept.flatMap((one) => (isAppError(one) ? [] : one));
      const rules = await endedRules(tx, scope, going);
      await tx.resource.deleteMany({ where: { id: { in: going.map(({ id }) => id) } } });
      return { value: kept, entries: [...going.map((resource) => removedEntry(scope, resource)), ...rules] };
    },
    { lock: { organization: scope.organization.id } },
  );
}

/**
 * Deletes a resource here; what it is on its platform stays as it is there.
 * @throws NOT_FOUND, FORBIDDEN permission_missing, examples_read_only, CONFLICT archived
 */
export async function removeResource(scope: WorkspaceScope, id: string): Promise<RemovedResourceView> {
  const [removed] = await removeEach(scope, [id]);
  if (removed === undefined) throw new AppError("NOT_FOUND", "not_found");
  if (isAppError(removed)) throw removed;
  return { id, type: removed.type, name: removed.name };
}

/** Deletes many; whoever is refused one of them keeps the others from nothing. */
export async function removeResources(
  scope: WorkspaceScope,
  { resources }: RemoveResourcesInput,
): Promise<RemovedResourcesView> {
  const ids = [...new Set(resources)];
  const results = await removeEach(scope, ids);
  await recordRefused(
    scope,
    "resource.remove",
    results.flatMap((error, index) => (isAppError(error) ? { error, id: ids[index] ?? null } : [])),
  );
  return {
    items: results.map((one, index) => {
      const id = ids[index] ?? "";
      return isAppError(one) ? { id, ...refusalFields(one) } : { id, status: "removed" as const };
    }),
  };
}

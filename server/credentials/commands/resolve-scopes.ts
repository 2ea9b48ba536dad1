import "server-only";
import type { CredentialScopes } from "../../access/credential-scopes";
import { check } from "../../access/evaluate";
import type { WorkspaceScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { isId } from "../../ids";
import { isScopePermission, type GivenScopes } from "../schema";

/** A project of the workspace by its slug or id, as far as the caller sees it. @throws INVALID (scopes.project) */
async function projectIdOf(tx: TransactionDatabase, { actor, workspace, organization }: WorkspaceScope, name: string) {
  const named = isId("prj", name)
    ? { id: name }
    : { slugs: { some: { space: workspace.id, slug: name.toLowerCase() } } };
  const row = await tx.project.findFirst({
    where: { ...named, workspaceId: workspace.id, deletedAt: null },
    select: { id: true },
  });
  const place = { workspaceId: workspace.id, organizationId: organization.id };
  const project = row?.id ?? "none";
  const asked = { actor: actor.id, permission: "read" as const, resource: { project } };
  const [seen] = await check(place, [asked], undefined, tx);
  if (row === null || seen !== true) throw new AppError("INVALID", "invalid_value", "scopes.project");
  return row.id;
}

/**
 * The limits of a new credential, found and known; null where there are none.
 * @throws INVALID (scopes.permissions.N, scopes.project)
 */
export async function resolveScopes(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  given: GivenScopes | undefined,
): Promise<CredentialScopes | null> {
  if (given === undefined) return null;
  const { permissions, readOnly = false, project } = given;
  if (permissions === undefined && !readOnly && project === undefined) return null;
  const unknown = permissions?.findIndex((name) => !isScopePermission(name)) ?? -1;
  if (unknown >= 0) throw new AppError("INVALID", "invalid_value", `scopes.permissions.${unknown}`);
  return {
    permissions: permissions === undefined ? null : [...new Set(permissions)],
    readOnly,
    project: project === undefined ? null : await projectIdOf(tx, scope, project),
  };
}

/** As they are kept. */
export function scopesColumn(scopes: CredentialScopes | null) {
  if (scopes === null) return {};
  const { permissions, readOnly, project } = scopes;
  return { scopes: { permissions: permissions === null ? null : [...permissions], readOnly, project } };
}

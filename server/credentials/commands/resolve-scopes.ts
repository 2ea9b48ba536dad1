import "server-only";
import { check } from "../../access/evaluate";
import type { CredentialScopes } from "../../access/limits/credential-scopes";
import type { TenantScope, WorkspaceScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { isId } from "../../ids";
import { isScopePermission, type GivenScopes } from "../schema";

function unknownProject() {
  return new AppError("INVALID", "invalid_value", "scopes.project");
}

/** A project of the workspace by its slug or id, as far as the caller sees it. @throws INVALID (scopes.project) */
async function projectInWorkspace(tx: TransactionDatabase, scope: WorkspaceScope, name: string) {
  const { actor, workspace, organization } = scope;
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
  if (row === null || seen !== true) throw unknownProject();
  return row.id;
}

/** Slugs repeat from workspace to workspace, so of a whole organization a project is named by its id. */
async function projectInOrganization(tx: TransactionDatabase, id: string) {
  const row = await tx.project.findFirst({ where: { id, deletedAt: null }, select: { id: true } });
  if (row === null) throw unknownProject();
  return row.id;
}

/** @throws INVALID (scopes.project) */
async function projectIdOf(tx: TransactionDatabase, scope: TenantScope, name: string): Promise<string> {
  if (scope.level === "organization") return projectInOrganization(tx, name);
  if (scope.level === "workspace") return projectInWorkspace(tx, scope, name);
  const { id, slug } = scope.project;
  if (name !== id && name.toLowerCase() !== slug.toLowerCase()) throw unknownProject();
  return id;
}

/**
 * The limits of a new credential, found and known; null where there are none.
 * @throws INVALID (scopes.permissions.N, scopes.project)
 */
export async function resolveScopes(
  tx: TransactionDatabase,
  scope: TenantScope,
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

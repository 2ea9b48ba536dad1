import "server-only";
import { authorizeOrganization, authorizeProject, authorizeWorkspace } from "../access/authorize";
import type { CallKind } from "../access/limits/credential-scopes";
import type { OrganizationPermission, ProjectPermission, WorkspacePermission } from "../access/permissions";
import type { AgentPermission } from "../access/rights/permissions-of-people";
import type { Actor, OrganizationScope, ProjectScope, RequestInfo, WorkspaceScope } from "../access/scope";
import { notFound } from "../errors";

/**
 * What a raw input names, of which the functions below make the scope that the builders of procedures hand on. It is read
 * before any validation, so that an outsider learns nothing from a body's errors; whatever is not a text names nothing.
 */
function named(input: unknown, name: "organization" | "workspace" | "project"): string {
  const value: unknown = typeof input === "object" && input !== null ? Reflect.get(input, name) : undefined;
  if (typeof value !== "string") throw notFound();
  return value;
}

export async function resolveOrganization(
  actor: Actor,
  request: RequestInfo,
  input: unknown,
  permission: OrganizationPermission,
  kind: CallKind,
): Promise<OrganizationScope> {
  return authorizeOrganization(actor, request, named(input, "organization"), permission, kind);
}

export async function resolveWorkspace(
  actor: Actor,
  request: RequestInfo,
  input: unknown,
  permission: WorkspacePermission,
  kind: CallKind,
): Promise<WorkspaceScope> {
  return authorizeWorkspace(actor, request, named(input, "workspace"), permission, kind);
}

export async function resolveProject(
  actor: Actor,
  request: RequestInfo,
  input: unknown,
  permission: ProjectPermission,
  kind: CallKind & { agents?: AgentPermission },
): Promise<ProjectScope> {
  return authorizeProject(actor, request, named(input, "workspace"), named(input, "project"), permission, kind);
}

import "server-only";
import { authorizeOrganization, authorizeProject, authorizeWorkspace } from "../access/authorize";
import type { CallKind } from "../access/limits/credential-scopes";
import type { OrganizationPermission, ProjectPermission, WorkspacePermission } from "../access/permissions";
import type { AgentPermission } from "../access/rights/permissions-of-people";
import type { Actor, OrganizationScope, ProjectScope, RequestInfo, WorkspaceScope } from "../access/scope";
import { notFound } from "../errors";

/**
 * The project-context middleware: resolves the organization, workspace and project that an input names into the scope
 * that the builders hand on. It reads the raw input, before any validation, so that an outsider learns nothing from a
 * body's errors; whatever is not a text names nothing.
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

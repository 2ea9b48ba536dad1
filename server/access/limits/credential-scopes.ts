import "server-only";
import { AppError, notFound } from "../../errors";
import type { Permission, WorkspacePermission } from "../permissions";
import type { WorkspaceRole } from "../rights/built-in-roles";
import { GUEST_PERMISSIONS, workspaceAllows, type Held } from "../rights/held";
import { AGENT_PERMISSIONS, type AgentPermission } from "../rights/permissions-of-people";

/** What narrows a credential below what its actor may. */
export interface CredentialScopes {
  /** Names of permissions; null: all of its actor's. */
  permissions: readonly string[] | null;
  readOnly: boolean;
  /** Id of the one project in which it is good; null: everywhere in its reach. */
  project: string | null;
}

/**
 * What a service account may do as the owner of a job: ask and register as far as that person's access goes. Nothing that
 * administers is among it, whatever the person may.
 */
export const IMPERSONATION_PERMISSIONS = [
  "account.read",
  "access.ask",
  "configuration.read",
  "workspace.read",
  "project.read",
  "project.list",
  "resource.list",
  "resource.register",
  "resource.update",
  "resource.remove",
] as const satisfies readonly Permission[];

/**
 * What a service account may as the owner of a job, given what its credential is limited to: what agents do, only where
 * the credential itself names it.
 */
export function impersonationPermissions(scopes: CredentialScopes | null): readonly Permission[] {
  return [...IMPERSONATION_PERMISSIONS, ...AGENT_PERMISSIONS.filter((name) => isNamed(scopes, name))];
}

/** Whether scopes give it by its name: a credential that may all of its actor's does not. */
function isNamed(scopes: CredentialScopes | null, permission: Permission): boolean {
  return scopes?.permissions?.includes(permission) === true;
}

/**
 * What a call needs that people make by a right of theirs, and agents by a permission that their credential names.
 * Whoever has neither by a credential is told of the agents', which it could name.
 * @throws FORBIDDEN credential_scope
 */
export function neededHere<P extends Permission>(
  { credential }: { credential: { scopes: CredentialScopes | null } | null },
  permission: P,
  agents: AgentPermission | undefined,
  allowed: boolean,
): P | AgentPermission {
  if (agents === undefined || credential === null) return permission;
  if (isNamed(credential.scopes, agents)) return agents;
  if (allowed) return permission;
  throw new AppError("FORBIDDEN", "credential_scope", undefined, { permission: agents });
}

const IN_ONE_PROJECT: readonly Permission[] = [
  "account.read",
  "workspace.read",
  "usage.record",
  "quota.ask",
  ...GUEST_PERMISSIONS,
];

/** The scopes of a row; what this version cannot read gives nothing. */
export function readScopes(value: unknown): CredentialScopes | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== "object") return { permissions: [], readOnly: true, project: null };
  const permissions: unknown = Reflect.get(value, "permissions");
  const project: unknown = Reflect.get(value, "project");
  const names = Array.isArray(permissions) ? permissions.filter((name) => typeof name === "string") : [];
  return {
    permissions: permissions === undefined || permissions === null ? null : names,
    readOnly: Reflect.get(value, "readOnly") === true,
    project: typeof project === "string" ? project : null,
  };
}

/**
 * Whether the caller may do something beside what the call is for: by where they stand, and by what their credential
 * names. A call that is let in by one permission gives nothing of another.
 */
export function mayAlso(
  scope: Held<WorkspaceRole> & { actor: { credential: { scopes: CredentialScopes | null } | null } },
  permission: WorkspacePermission,
): boolean {
  const names = scope.actor.credential?.scopes?.permissions ?? null;
  return workspaceAllows(scope, permission) && (names === null || named(names, permission));
}

/** Whether the caller speaks with all that they may: a credential that names single permissions does not. */
export function isWholeWord({ credential }: { credential: { scopes: CredentialScopes | null } | null }): boolean {
  return (credential?.scopes?.permissions ?? null) === null;
}

/** Every credential says what it is, and one that asks about others asks about its actor too. */
function named(permissions: readonly string[], permission: Permission): boolean {
  if (permission === "account.read" || permissions.includes(permission)) return true;
  return permission === "access.ask" && permissions.includes("access.check");
}

/** What a call does: `changes` is false where it only answers, as the preview of a deletion does. */
export interface CallKind {
  changes: boolean;
}

/** Whoever does not say otherwise asks for a change. */
export const CHANGE: CallKind = { changes: true };

type Limited = { credential: { scopes: CredentialScopes | null } | null };

/**
 * What a credential is not good for, whatever its actor may. `project`: id of the one that the call is about. What is
 * read-only is kept from changes and not from permissions: who may change something may look at what that would do.
 */
function beyondScopes(
  { credential }: Limited,
  permission: Permission,
  { changes }: CallKind,
  project: string | undefined,
): AppError | null {
  const scopes = credential?.scopes ?? null;
  if (scopes === null) return null;
  const refused = new AppError("FORBIDDEN", "credential_scope", undefined, { permission });
  if (scopes.permissions !== null && !named(scopes.permissions, permission)) return refused;
  if (scopes.readOnly && changes) return refused;
  if (scopes.project === null) return null;
  if (project === undefined) return IN_ONE_PROJECT.includes(permission) ? null : refused;
  return project === scopes.project ? null : notFound();
}

/** @throws FORBIDDEN credential_scope, NOT_FOUND for another project than its own */
export function refuseBeyondScopes(actor: Limited, permission: Permission, kind: CallKind, project?: string): void {
  const refusal = beyondScopes(actor, permission, kind, project);
  if (refusal !== null) throw refusal;
}

/** The same as an answer, for what only says whether a call could be made. */
export function isWithinScopes(actor: Limited, permission: Permission, kind: CallKind, project?: string): boolean {
  return beyondScopes(actor, permission, kind, project) === null;
}

type Bearer = { credential: { kind: string; scopes: CredentialScopes | null; expiresAt: Date | null } | null };

/**
 * A limited credential makes none: what it made could do more than itself. Nor does an access token, which lives for
 * minutes: what it made would go on.
 * @throws FORBIDDEN credential_scope
 */
export function refuseLimited({ credential }: Bearer, permission: Permission): void {
  if (credential !== null && (credential.scopes !== null || credential.kind === "token")) {
    throw new AppError("FORBIDDEN", "credential_scope", undefined, { permission });
  }
}

/**
 * What a credential with an end makes ends with it, or before. A device sign-in is its person, as a session is.
 * @throws FORBIDDEN credential_scope (expiresAt)
 */
export function refuseOutliving({ credential }: Bearer, expiresAt: Date | null): void {
  const end = credential === null || credential.kind === "device" ? null : credential.expiresAt;
  if (end !== null && (expiresAt === null || expiresAt > end)) {
    throw new AppError("FORBIDDEN", "credential_scope", "expiresAt");
  }
}

interface Asker {
  credential: { scopes: CredentialScopes | null } | null;
  impersonator: object | null;
}

/**
 * What an access decision about the caller is limited to:
 * by the credential, and by impersonation, which administers nothing.
 */
export function decisionLimits({ credential, impersonator }: Asker): {
  project: string | null;
  readOnly: boolean;
  as: "self" | "impersonated";
} {
  return {
    project: credential?.scopes?.project ?? null,
    readOnly: credential?.scopes?.readOnly ?? false,
    as: impersonator === null ? "self" : "impersonated",
  };
}

interface Machine {
  type: string;
  credential: { scopes: CredentialScopes | null } | null;
}

/**
 * A service account reports what was used, whatever its role, and asks about others where its credential says so by
 * name.
 */
export function heldWithScopes({ type, credential }: Machine, held: Held<WorkspaceRole>): Held<WorkspaceRole> {
  if (type !== "service_account") return held;
  const asks = credential?.scopes?.permissions?.includes("access.check") === true;
  return {
    ...held,
    permissions: [...held.permissions, "usage.record", "quota.ask", ...(asks ? ["access.check"] : [])],
  };
}

/**
 * The service account that is built into a project reports what was used in that,
 * and holds nothing else of the workspace.
 */
export function heldByBuiltIn(
  { type }: Machine,
  { guest }: { guest: boolean },
  permission: WorkspacePermission,
): Held<WorkspaceRole> | undefined {
  const reports = permission === "usage.record" || permission === "quota.ask";
  return type === "service_account" && guest && reports ? { roles: [], permissions: [permission] } : undefined;
}

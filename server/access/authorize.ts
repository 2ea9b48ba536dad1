import "server-only";
import type { Admittance } from "../db/hot/access/admittance";
import { organizationStanding, projectStanding } from "../db/hot/access/standing";
import { reader } from "../db/tenant";
import { AppError, notFound } from "../errors";
import { refuseUnproved } from "./limits/admittance";
import {
  CHANGE,
  heldByBuiltIn,
  heldWithScopes,
  neededHere,
  refuseBeyondScopes,
  type CallKind,
} from "./limits/credential-scopes";
import { ownerOf } from "./owner";
import type { OrganizationPermission, ProjectPermission, WorkspacePermission } from "./permissions";
import type { AccountPermission, AgentPermission, InstancePermission } from "./rights/permissions-of-people";
import { isHeld, organizationAllows, projectAllows, workspaceAllows } from "./rights/held";
import {
  forbidden,
  placeOf,
  refuseArchived,
  refuseDeleted,
  refuseMachines,
  refuseSuspended,
  refuseSuspendedActor,
} from "./limits/refusals";
import { asGuest, organizationRoles, standsInProject, standsInWorkspace } from "./standing/roles";
import type {
  AccountScope,
  Actor,
  InstanceScope,
  InvitationScope,
  OrganizationPlace,
  OrganizationScope,
  ProjectScope,
  RequestInfo,
  Scope,
  SystemPurpose,
  SystemScope,
  Unproved,
  WorkspacePlace,
  WorkspaceScope,
} from "./scope";
import {
  keyOf,
  organizationPlace,
  standingAt,
  standingOfActor,
  suspension,
  withinReach,
  workspacePlace,
} from "./standing/of-request";

/** The only place where a scope comes into being: its fields, proved, with a database handle of its own. */
function prove<S extends Scope>(fields: Unproved<S>): S {
  let handle: ReturnType<typeof reader> | undefined;
  const scope = Object.defineProperty(fields, "db", { get: () => (handle ??= reader(ownerOf(fields))) });
  // The brand exists in types alone; this cast is what "proved" means.
  return scope as unknown as S;
}

/** How far a credential goes at the level of its person: "any" credential, one with organization reach, or none. */
export type AccountReach = "any" | "organization" | "session";

/** The caller acting on what is their own. A credential stands for its workspace, so most of it needs a session. */
export function authorizeAccount(
  actor: Actor,
  request: RequestInfo,
  permission: AccountPermission,
  reach: AccountReach,
  kind: CallKind = CHANGE,
): AccountScope {
  refuseSuspendedActor(actor);
  if (reach !== "any") refuseMachines(actor);
  if (actor.credential !== null) {
    if (reach === "session") throw new AppError("FORBIDDEN", "fresh_sign_in_required");
    if (reach === "organization" && actor.credential.workspaceId !== null) {
      throw new AppError("FORBIDDEN", "credential_reach");
    }
  }
  refuseBeyondScopes(actor, permission, kind);
  return prove<AccountScope>({ level: "account", actor, request, permission });
}

/** An operator: by a session, or by what reaches as far as they do (organization reach, a device sign-in). */
export function authorizeInstance(
  actor: Actor,
  request: RequestInfo,
  permission: InstancePermission,
  kind: CallKind = CHANGE,
): InstanceScope {
  refuseSuspendedActor(actor);
  if (!actor.operator) throw new AppError("FORBIDDEN", "operators_only", undefined, { permission });
  if (actor.credential !== null && actor.credential.workspaceId !== null) {
    throw new AppError("FORBIDDEN", "credential_reach");
  }
  refuseBeyondScopes(actor, permission, kind);
  return prove<InstanceScope>({ level: "instance", actor, request, permission });
}

/**
 * The caller in an organization.
 * @throws NOT_FOUND where the caller is no member, FORBIDDEN where suspended or without the permission
 */
export async function authorizeOrganization(
  actor: Actor,
  request: RequestInfo,
  organization: string,
  permission: OrganizationPermission,
  kind: CallKind = CHANGE,
): Promise<OrganizationScope> {
  refuseSuspendedActor(actor);
  const standing = await organizationStanding(actor.id, keyOf("org", organization));
  if (standing === undefined) throw notFound();
  const roles = organizationRoles(standing);
  if (roles.length === 0) throw notFound();
  refuseDeleted(permission === "organization.restore", standing.organizationDeleted);
  if (!withinReach(actor, standing)) {
    throw actor.credential?.organizationId === standing.organizationId
      ? new AppError("FORBIDDEN", "credential_reach")
      : notFound();
  }
  refuseUnproved(actor, standing, placeOf(standing));
  refuseSuspended(permission, standing);
  refuseBeyondScopes(actor, permission, kind);
  if (!organizationAllows(roles, permission)) throw forbidden(permission, standing);
  const place = organizationPlace(standing);
  return prove<OrganizationScope>({ level: "organization", actor, request, permission, organization: place, roles });
}

/**
 * The caller in a workspace.
 * @throws NOT_FOUND where the caller does not belong to it, FORBIDDEN where suspended or without the permission
 */
export async function authorizeWorkspace(
  actor: Actor,
  request: RequestInfo,
  workspace: string,
  permission: WorkspacePermission,
  kind: CallKind = CHANGE,
): Promise<WorkspaceScope> {
  refuseSuspendedActor(actor);
  const standing = await standingAt(actor, keyOf("ws", workspace));
  if (standing === undefined) throw notFound();
  const own = standsInWorkspace(standing);
  const held = isHeld(own)
    ? heldWithScopes(actor, own)
    : (asGuest(standing, permission) ?? heldByBuiltIn(actor, standing, permission) ?? own);
  if (!isHeld(held) || !withinReach(actor, standing, standing.workspaceId)) throw notFound();
  refuseDeleted(false, standing.workspaceDeleted, standing.organizationDeleted);
  refuseUnproved(actor, standing, placeOf(standing));
  refuseSuspended(permission, standing, suspension(standing));
  refuseBeyondScopes(actor, permission, kind);
  if (!workspaceAllows(held, permission)) throw forbidden(permission, standing);
  refuseArchived(permission, standing, standing.workspaceArchived);
  return prove<WorkspaceScope>({
    level: "workspace",
    actor,
    request,
    permission,
    organization: organizationPlace(standing),
    workspace: workspacePlace(standing),
    organizationRole: organizationRoles(standing)[0] ?? null,
    inWorkspace: isHeld(own),
    ...held,
  });
}

/**
 * The caller in a project of a workspace; an external collaborator passes without belonging to the workspace. `agents`:
 * what a credential may name in place of the permission; the scope says by which of the two it was made.
 * @throws NOT_FOUND where the caller does not reach it (a private project does not exist for others)
 */
export async function authorizeProject(
  actor: Actor,
  request: RequestInfo,
  workspace: string,
  project: string,
  permission: ProjectPermission,
  { agents, ...kind }: CallKind & { agents?: AgentPermission } = CHANGE,
): Promise<ProjectScope> {
  refuseSuspendedActor(actor);
  const named = await standingAt(actor, keyOf("ws", workspace));
  if (named === undefined) throw notFound();
  const found = await projectStanding(actor.id, named.workspaceId, keyOf("prj", project));
  if (found === undefined) throw notFound();
  const standing = standingOfActor(actor, found);
  const held = standsInProject(standing);
  if (!isHeld(held) || !withinReach(actor, standing, standing.workspaceId)) throw notFound();
  const above = [standing.workspaceDeleted, standing.organizationDeleted];
  refuseDeleted(permission === "project.restore", standing.projectDeleted, ...above);
  refuseUnproved(actor, standing, placeOf(standing));
  refuseSuspended(permission, standing, suspension(standing));
  const allowed = projectAllows(held, permission);
  const needed = neededHere(actor, permission, agents, allowed);
  // What agents are let in for is a use, also where it is a list that they ask for.
  refuseBeyondScopes(actor, needed, needed === permission ? kind : CHANGE, standing.projectId);
  if (needed === permission && !allowed) throw forbidden(permission, standing);
  refuseArchived(needed, standing, standing.projectArchived, standing.workspaceArchived);
  return prove<ProjectScope>({
    level: "project",
    actor,
    request,
    permission: needed,
    organization: organizationPlace(standing),
    workspace: workspacePlace(standing),
    project: {
      id: standing.projectId,
      slug: standing.projectSlug,
      name: standing.projectName,
      kind: standing.kind,
      visibility: standing.visibility,
    },
    organizationRole: organizationRoles(standing)[0] ?? null,
    inWorkspace: isHeld(standsInWorkspace(standing)),
    ...held,
  });
}

/** What those may do at the door who have not proved what the organization asks for: they stay outside by it. */
const OUTSIDE: readonly AccountPermission[] = ["invitation.decline", "invitation.ask-anew"];

/**
 * Whoever is at the door: the caller of this has looked up by what.
 * @throws FORBIDDEN sso_required where the organization admits only those whom its own provider names
 */
export function authorizeInvitation(
  actor: Actor,
  request: RequestInfo,
  permission: AccountPermission,
  { admittance, ...found }: { organization: OrganizationPlace; workspace: WorkspacePlace; admittance: Admittance },
): InvitationScope {
  refuseSuspendedActor(actor);
  if (!OUTSIDE.includes(permission)) {
    refuseUnproved(actor, admittance, { organizationId: found.organization.id });
  }
  return prove<InvitationScope>({ level: "invitation", actor, request, permission, ...found });
}

/** A scope of the system itself, confined to no tenant; each purpose is named. */
export function systemScope(purpose: SystemPurpose, request: RequestInfo): SystemScope {
  return prove<SystemScope>({ level: "system", actor: null, request, permission: null, purpose });
}

import "server-only";
import { refuseBeyondGroups } from "../../../access-rules/commands/check-groups";
import type { Authority } from "../../../access/rights/authority";
import type { WorkspaceScope } from "../../../access/scope";
import { refuseAbove } from "../../../access/standing/acting-authority";
import { refuseLaterInWorkspace } from "../../../access/standing/own-end";
import type { TransactionDatabase } from "../../../audit/audited";
import { AppError } from "../../../errors";
import { refuseLaterThanOwn } from "../../../collaborators/commands/check-collaborator";
import { refuseQueueAdmins } from "../../../groups/commands/find-group";
import { FOLLOWING_GROUPS } from "../../../groups/kinds";
import { isId } from "../../../ids";
import { rightsOfPerson } from "../../../projects/commands/rights-of-person";
import {
  resolveProjectRole,
  resolveWorkspaceRole,
  type ResolvedWorkspaceRole,
} from "../../../roles/commands/resolve-role";
import { nameKey } from "../../../text";

/** What an invitation gives beside the address, as the request names it. */
interface GivenGrants {
  /** "member" where absent, in the workspace as in a project. */
  role?: string | undefined;
  groups?: readonly string[] | undefined;
  projects?: readonly { project: string; role?: string | undefined }[] | undefined;
  memberUntil?: string | undefined;
}

/** The same, found and within what the inviter may give. */
export interface Grants {
  role: ResolvedWorkspaceRole;
  groups: readonly { id: string; name: string }[];
  /** The role is one of the product, or the id of a custom one. */
  projects: readonly { project: string; role: string }[];
  memberUntil: Date | null;
}

function invalid(field: string): AppError {
  return new AppError("INVALID", "invalid_value", field);
}

/** @throws INVALID invalid_value (memberUntil) where that has passed */
function endOfMembership(given: string | undefined, now = new Date()): Date | null {
  if (given === undefined) return null;
  const end = new Date(given);
  if (end <= now) throw invalid("memberUntil");
  return end;
}

/** Groups by id or name; those whose members follow from the workspace cannot be given. */
async function resolveGroups(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  acting: Authority,
  given: readonly string[],
  until: Date | null,
) {
  if (given.length === 0) return [];
  if (!acting.permissions.has("group.add-members")) {
    throw new AppError("FORBIDDEN", "permission_missing", undefined, { permission: "group.add-members" });
  }
  const keys = given.map(nameKey);
  const ids = given.filter((text) => isId("grp", text));
  const rows = await tx.group.findMany({
    where: {
      workspaceId: scope.workspace.id,
      kind: { notIn: FOLLOWING_GROUPS },
      OR: [{ id: { in: ids } }, { nameKey: { in: keys } }],
    },
    select: { id: true, name: true, nameKey: true, kind: true },
  });
  for (const row of rows) refuseQueueAdmins(acting, row);
  await refuseBeyondGroups(
    tx,
    scope,
    acting,
    rows.map(({ id }) => id),
    { until, field: "memberUntil" },
  );
  const found = given.map((text, index) => rows.find((row) => row.id === text || row.nameKey === keys[index]));
  if (found.includes(undefined)) throw invalid("groups");
  return rows.map(({ id, name }) => ({ id, name }));
}

/** Projects to which the inviter may add people, each with a role that goes no further than their own, nor for longer. */
async function resolveProjects(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  given: readonly { project: string; role?: string | undefined }[],
  until: Date | null,
) {
  const projects: { project: string; role: string }[] = [];
  for (const { project: name, role: text = "member" } of given) {
    const found = await rightsOfPerson(tx, scope.workspace.id, scope.actor.id, name);
    // A private project that the inviter does not see is no project to them.
    if (found === null) throw invalid("projects");
    const role = await resolveProjectRole(tx, text, scope.workspace.id);
    refuseBeyond(found.rights, role);
    await refuseLaterThanOwn(tx, { ...scope, project: found }, until, "memberUntil");
    projects.push({ project: found.id, role: role.roleId ?? role.role });
  }
  return projects;
}

/**
 * Nobody gives more in a project than they have there; its ownership is handed over, not given.
 * @throws FORBIDDEN permission_missing, rank_too_low, INVALID invalid_value (role)
 */
export function refuseBeyond(
  rights: ReadonlySet<string>,
  role: { role: string; permissions: readonly string[] },
): void {
  if (role.role === "owner") throw invalid("role");
  if (!rights.has("collaborator.add")) {
    throw new AppError("FORBIDDEN", "permission_missing", undefined, { permission: "collaborator.add" });
  }
  if (!role.permissions.every((permission) => rights.has(permission))) throw new AppError("FORBIDDEN", "rank_too_low");
}

/**
 * Finds what an invitation is to give, and refuses what its inviter may not.
 * @throws INVALID invalid_value (role, groups, projects, memberUntil), FORBIDDEN rank_too_low, permission_missing,
 *   rank_too_low (memberUntil) beyond the end of what the inviter has
 */
export async function resolveGrants(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  acting: Authority,
  given: GivenGrants,
): Promise<Grants> {
  const role = await resolveWorkspaceRole(tx, given.role ?? "member", scope.workspace.id);
  refuseAbove(acting, role.authority);
  const memberUntil = endOfMembership(given.memberUntil);
  await refuseLaterInWorkspace(tx, scope, memberUntil, "memberUntil");
  return {
    role,
    groups: await resolveGroups(tx, scope, acting, given.groups ?? [], memberUntil),
    projects: await resolveProjects(tx, scope, given.projects ?? [], memberUntil),
    memberUntil,
  };
}

/** What the audit says of it. */
export function grantedFields({ role, groups, projects, memberUntil }: Grants) {
  return {
    role: role.name,
    ...(groups.length === 0 ? {} : { groups: groups.map(({ name }) => name) }),
    ...(projects.length === 0 ? {} : { projects: projects.map(({ project }) => project) }),
    ...(memberUntil === null ? {} : { memberUntil: memberUntil.toISOString() }),
  };
}

import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { refuseAbove } from "../../access/standing/acting-authority";
import { audited, type AuditDraft, type TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { notify } from "../../notifications/notify";
import { countHolders } from "../queries/roles";
import type { RemovedRoleView, RemoveRoleInput } from "../schema";
import { holdingOf, refuseRoleAbove, type Holding } from "./check-grant";
import { findRole } from "./find-role";
import { replaceInInvitations } from "./replace-in-invitations";
import { findProjectRole, findWorkspaceRole } from "./resolve-role";

interface Replacement {
  /** As a row holds it. */
  role: string;
  roleId: string | null;
  name: string;
}

interface Person {
  id: string;
  name: string;
}

/** The most holders that one deletion changes; where there are more, they get other roles first, several at once. */
const HOLDERS_AT_ONCE = 1_000;

type RoleRow = Awaited<ReturnType<typeof findRole>>;

function invalidReplacement(): AppError {
  return new AppError("INVALID", "invalid_value", "replacement");
}

/** @throws INVALID (replacement) for the role itself, an unknown one, or the owner of a project, who is one person */
async function resolveReplacement(
  tx: TransactionDatabase,
  holding: Holding,
  role: RoleRow,
  text: string,
): Promise<Replacement> {
  if (text === role.id || (role.level === "project" && text === "owner")) throw invalidReplacement();
  if (role.level === "workspace") {
    const found = await findWorkspaceRole(tx, text);
    if (found === null) throw invalidReplacement();
    refuseAbove(holding.authority, found.authority);
    return found;
  }
  const found = await findProjectRole(tx, text);
  if (found === null) throw invalidReplacement();
  if (!found.permissions.every((name) => holding.permissions.project.has(name))) {
    throw new AppError("FORBIDDEN", "rank_too_low", "replacement");
  }
  return found;
}

/** Gives all who have the role another one, and answers who they are. */
async function replaceInMemberships(
  tx: TransactionDatabase,
  role: RoleRow,
  { role: name, roleId }: Replacement,
): Promise<Person[]> {
  const where = { roleId: role.id };
  const data = { role: name, roleId };
  const select = { id: true, name: true } as const;
  if (role.level === "workspace") {
    const rows = await tx.workspaceMember.findMany({
      where,
      select: { organizationMember: { select: { user: { select } } } },
    });
    await tx.workspaceMember.updateMany({ where, data });
    return rows.map((row) => row.organizationMember.user);
  }
  const rows = await tx.collaborator.findMany({ where, select: { user: { select } } });
  await tx.collaborator.updateMany({ where, data });
  return [...new Map(rows.map(({ user }) => [user.id, user])).values()];
}

async function tell(tx: TransactionDatabase, scope: WorkspaceScope, people: readonly Person[], role: string) {
  const { actor, organization, workspace } = scope;
  const data = { by: actor.name, role, workspace: workspace.name, workspaceSlug: workspace.slug };
  const place = { organizationId: organization.id, workspaceId: workspace.id };
  const told = people.filter(({ id }) => id !== actor.id);
  await notify(
    tx,
    told.map(({ id }) => ({ userId: id, kind: "role.changed" as const, ...place, data })),
  );
}

/** The role that whoever has it gets instead; where nobody has it, invitations that have ended fall back to viewer. */
async function replacementFor(
  tx: TransactionDatabase,
  holding: Holding,
  role: RoleRow,
  text: string | undefined,
): Promise<Replacement> {
  const holders = (await countHolders(tx, [role])).get(role.id) ?? 0;
  // Bounded, since everybody else waits for the organization's lock meanwhile.
  if (holders > HOLDERS_AT_ONCE) throw new AppError("LIMIT", "too_many");
  if (text !== undefined) return resolveReplacement(tx, holding, role, text);
  if (holders > 0) throw new AppError("CONFLICT", "role_in_use");
  return { role: "viewer", roleId: null, name: "viewer" };
}

/**
 * Deletes a role. Whoever has it, or is invited into it, gets the replacement that the caller names.
 * @throws NOT_FOUND, CONFLICT role_in_use where a replacement is missing, FORBIDDEN rank_too_low, INVALID (replacement),
 *   LIMIT too_many
 */
export async function removeRole(scope: WorkspaceScope, input: RemoveRoleInput): Promise<RemovedRoleView> {
  return audited(
    scope,
    "role.remove",
    async (tx) => {
      const holding = await holdingOf(tx, scope, "role.remove");
      const role = await findRole(tx, input.role);
      await refuseRoleAbove(tx, holding, role);
      const { id, name, level, permissions } = role;
      const replacement = await replacementFor(tx, holding, role, input.replacement);
      const open = await replaceInInvitations(tx, id, replacement);
      if (open > 0 && input.replacement === undefined) throw new AppError("CONFLICT", "role_in_use");
      const people = await replaceInMemberships(tx, role, replacement);
      await tell(tx, scope, people, replacement.name);
      await tx.role.delete({ where: { id } });
      const after = { role: replacement.roleId ?? replacement.role, roleName: replacement.name };
      const changed = people.map((person): AuditDraft => {
        return { target: { type: "user", ...person }, before: { role: id, roleName: name }, after };
      });
      const gone = { target: { type: "role", id, name }, before: { level, permissions } };
      const given = input.replacement === undefined ? null : replacement.name;
      return { value: { id, name, replacement: given, changed: people.length }, entries: [gone, ...changed] };
    },
    { lock: { organization: scope.organization.id } },
  );
}

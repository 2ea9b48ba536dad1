import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { nameKey } from "../../text";
import { getRole, levelOf, rightsIn } from "../queries/roles";
import type { RoleView, UpdateRoleInput } from "../schema";
import { grantedAccess, grantedPermissions, holdingOf, refuseRoleAbove } from "./check-grant";
import { findRole, refuseTakenName } from "./find-role";

/**
 * Changes what a role is called and gives. Whoever has it loses or gains with their next request.
 * @throws NOT_FOUND, CONFLICT taken (name), FORBIDDEN rank_too_low, INVALID (permissions.N)
 */
export async function updateRole(scope: WorkspaceScope, input: UpdateRoleInput): Promise<RoleView> {
  return audited(
    scope,
    "role.update",
    async (tx) => {
      const holding = await holdingOf(tx, scope, "role.update");
      const role = await findRole(tx, input.role);
      await refuseRoleAbove(tx, holding, role);
      const level = levelOf(role.level);
      const { id } = role;
      const name = input.name ?? role.name;
      await refuseTakenName(tx, level, name, id);
      const before = {
        name: role.name,
        description: role.description,
        permissions: role.permissions,
        access: rightsIn(role.access),
      };
      const after = {
        name,
        description: input.description ?? role.description,
        permissions: grantedPermissions(holding, level, input.permissions ?? role.permissions),
        access: input.access === undefined ? before.access : grantedAccess(holding, input.access),
      };
      await tx.role.update({ where: { id }, data: { ...after, nameKey: nameKey(name) } });
      return { value: await getRole(tx, id), entries: { target: { type: "role", id, name }, before, after } };
    },
    { lock: { organization: scope.organization.id } },
  );
}

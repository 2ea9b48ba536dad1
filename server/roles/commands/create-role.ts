import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { RESOURCE_TYPES } from "../../access/rights/resource-types";
import { newId } from "../../ids";
import { nameKey } from "../../text";
import { getRole, rightsIn } from "../queries/roles";
import { BUILT_IN_ROLES, GRANTABLE, type CreateRoleInput, type ResourceRights, type RoleView } from "../schema";
import { grantedAccess, grantedPermissions, holdingOf } from "./check-grant";
import { refuseTakenName } from "./find-role";

interface Rights {
  permissions: readonly string[];
  access: ResourceRights;
}

function everywhere(right: "read" | "modify"): ResourceRights {
  return Object.fromEntries(RESOURCE_TYPES.map((type) => [type, right]));
}

/** What a role of the product gives, as far as a custom one can hold it. */
function rightsOfBuiltIn({ level, name, permissions }: (typeof BUILT_IN_ROLES)[number]): Rights {
  const grantable: readonly string[] = GRANTABLE[level];
  return {
    permissions: permissions.filter((permission) => grantable.includes(permission)),
    access: everywhere(name === "viewer" ? "read" : "modify"),
  };
}

/** @throws INVALID (from) where there is no such role of the level */
async function copiedRights(tx: TransactionDatabase, { level, from }: CreateRoleInput): Promise<Rights> {
  if (from === undefined) return { permissions: [], access: {} };
  const builtIn = BUILT_IN_ROLES.find((role) => role.level === level && role.name === from);
  if (builtIn !== undefined) return rightsOfBuiltIn(builtIn);
  const row = await tx.role.findFirst({ where: { id: from, level }, select: { permissions: true, access: true } });
  if (row === null) throw new AppError("INVALID", "invalid_value", "from");
  return { permissions: row.permissions, access: rightsIn(row.access) };
}

/**
 * Makes a role of the workspace's own, from nothing or from another role.
 * @throws CONFLICT taken (name), FORBIDDEN rank_too_low for what the caller lacks, INVALID (permissions.N, from)
 */
export async function createRole(scope: WorkspaceScope, input: CreateRoleInput): Promise<RoleView> {
  const { level, name, description = "" } = input;
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  return audited(
    scope,
    "role.create",
    async (tx) => {
      const holding = await holdingOf(tx, scope, "role.create");
      await refuseTakenName(tx, level, name);
      const copied = await copiedRights(tx, input);
      const permissions = grantedPermissions(holding, level, input.permissions ?? copied.permissions);
      const access = grantedAccess(holding, input.access ?? copied.access);
      const id = newId("rol");
      const kept = { level, name, description, permissions, access };
      await tx.role.create({ data: { id, ...place, nameKey: nameKey(name), ...kept } });
      return { value: await getRole(tx, id), entries: { target: { type: "role", id, name }, after: kept } };
    },
    { lock: { organization: place.organizationId } },
  );
}

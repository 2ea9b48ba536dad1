import { CUSTOM_ROLES } from "@/app/_lib/role-sentences";
import { trpc } from "@/app/_lib/trpc";
import { ROLES } from "@/app/_lib/workspace-sentences";
import { RESOURCE_TYPES } from "@/server/access/resource-types";
import { BUILT_IN_ROLES, GRANTABLE, type ResourceRights, type RoleLevel } from "@/server/roles/schema";

/** A role that a new one can start from, or that takes the place of one: a name of the product's, or an id. */
export interface NamedRole {
  key: string;
  label: string;
  level: RoleLevel;
}

interface Rights {
  permissions: readonly string[];
  access: ResourceRights;
}

/** The roles of a level: the product's, then the workspace's own. */
export function rolesOf(level: RoleLevel, own: readonly NamedRole[]): NamedRole[] {
  const builtIn = BUILT_IN_ROLES.filter((role) => role.level === level).map(({ name }) => ({
    key: name,
    label: `${ROLES[name] ?? name} (${CUSTOM_ROLES.levels[level]})`,
    level,
  }));
  return [...builtIn, ...own.filter((role) => role.level === level)];
}

/** What a role gives, as far as a custom one can hold it. */
export async function rightsFrom(workspace: string, level: RoleLevel, key: string): Promise<Rights> {
  if (key === "") return { permissions: [], access: {} };
  const builtIn = BUILT_IN_ROLES.find((role) => role.level === level && role.name === key);
  if (builtIn === undefined) return trpc.roles.get.query({ workspace, role: key });
  const grantable: readonly string[] = GRANTABLE[level];
  const right = key === "viewer" ? ("read" as const) : ("modify" as const);
  return {
    permissions: builtIn.permissions.filter((permission) => grantable.includes(permission)),
    access: Object.fromEntries(RESOURCE_TYPES.map((type) => [type, right])),
  };
}

import type { PickerSearch } from "@/app/_components/picker/types";
import { searchIn } from "@/app/_lib/list/search-in";
import { shownBelow } from "@/app/_lib/list/shown-below";
import { trpc } from "@/app/_lib/trpc";
import { ROLES } from "@/app/_sentences/access/role-names";
import { CUSTOM_ROLES } from "@/app/_sentences/access/roles";
import { RESOURCE_TYPES } from "@/server/access/rights/resource-types";
import { BUILT_IN_ROLES, GRANTABLE, type ResourceRights, type RoleLevel } from "@/server/roles/schema";

export interface Rights {
  permissions: readonly string[];
  access: ResourceRights;
}

/**
 * The roles of a level that a new one can start from, or that take the place of one: the product's by their names, then
 * the workspace's own by their ids, as many as the server finds for what was typed.
 */
export function rolesOf(workspace: string, level: RoleLevel, without: readonly string[] = []): PickerSearch {
  const builtIn = BUILT_IN_ROLES.filter((role) => role.level === level && !without.includes(role.name)).map(
    ({ name }) => ({ value: name, label: `${ROLES[name] ?? name} (${CUSTOM_ROLES.levels[level]})` }),
  );
  return async (text) => {
    const [product, own] = await Promise.all([
      searchIn(builtIn)(text),
      trpc.roles.list.query({ workspace, level, ...shownBelow(text) }),
    ]);
    const others = own.items.filter(({ id }) => !without.includes(id));
    return [...product, ...others.map(({ id, name }) => ({ value: id, label: name }))];
  };
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

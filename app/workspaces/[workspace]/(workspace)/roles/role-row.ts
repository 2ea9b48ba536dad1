import type { CellParts, Row } from "@/app/_components/table/types";
import { ROLES } from "@/app/_sentences/access/role-names";
import { CUSTOM_ROLES, PERMISSION_GROUPS, PERMISSION_LABELS } from "@/app/_sentences/access/roles";
import type { RolePage, RoleView } from "@/server/roles/schema";

/** What a role may, by what it may be done to. */
function mayDo(permissions: readonly string[]): CellParts {
  const groups = new Map<string, string[]>();
  for (const permission of permissions) {
    const noun = permission.split(".", 1)[0] ?? permission;
    groups.set(noun, [...(groups.get(noun) ?? []), PERMISSION_LABELS[permission] ?? permission]);
  }
  const details = [...groups].map(([noun, labels]) => [PERMISSION_GROUPS[noun] ?? noun, labels.join(", ")] as const);
  return { text: CUSTOM_ROLES.mayCount(permissions.length), details };
}

/** A role of the workspace's own. */
export function roleRow({ id, name, level, description, permissions, holderCount, createdAt }: RoleView): Row {
  return {
    id,
    name,
    cells: {
      name: description === "" ? name : { text: name, note: description },
      level: CUSTOM_ROLES.levels[level],
      may: mayDo(permissions),
      holders: CUSTOM_ROLES.holderCount(holderCount),
      id,
      created: createdAt,
    },
  };
}

/** A role of the product. */
export function builtInRow({ name, level, permissions }: RolePage["builtIn"][number]): Row {
  const label = ROLES[name] ?? name;
  return {
    id: `${level}-${name}`,
    name: label,
    cells: { name: label, level: CUSTOM_ROLES.levels[level], may: mayDo(permissions) },
  };
}
